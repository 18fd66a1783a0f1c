import { isJsonObject } from "../json/is-json-object.ts";
import type { Json } from "../json/json.ts";
import type { TextFault } from "../json/text-fault.ts";

const MAJOR = 1;

/** Whether a value is evidence at all, of a version that can be read. Comes first: it explains all other faults. */
export function checkVersion(value: Json): TextFault | null {
  if (!isJsonObject(value) || value.kind !== "evidence") return { pointer: "", message: noEvidence(value) };
  const version = typeof value.schemaVersion === "string" ? value.schemaVersion : "";
  const [, major] = /^(\d{1,6})\.\d{1,6}$/.exec(version) ?? [];
  if (major === undefined)
    return { pointer: "/schemaVersion", message: `Expected a version such as "${MAJOR}.0".` };
  if (Number(major) === MAJOR) return null;
  const advice = Number(major) > MAJOR ? "a newer dotaudit reads it" : "no such version was ever written";
  return {
    pointer: "/schemaVersion",
    message: `Version ${version} cannot be read: this version reads ${MAJOR}.x; ${advice}.`,
  };
}

function noEvidence(value: Json): string {
  const isReport = isJsonObject(value) && isJsonObject(value.tool) && Array.isArray(value.findings);
  return isReport
    ? "This is a report, and no evidence: audit render shows it, and audit diff and merge compare it."
    : 'This is no evidence: expected an object with kind "evidence".';
}
