import { isJsonObject } from "../json/is-json-object.ts";
import type { JsonObject } from "../json/is-json-object.ts";
import type { Json } from "../json/json.ts";
import type { TextFault } from "../json/text-fault.ts";
import { otherDocument } from "./other-document.ts";
import { REPORT_VERSION } from "./schema.ts";

/** Where a version of a report stands beside the one that is written here. */
export type VersionAge = "older" | "current" | "newer";

/** A report of a version that can be read, not yet checked, or why it is none. */
export type VersionedReport =
  | { readonly status: "read"; readonly value: JsonObject; readonly age: VersionAge }
  | { readonly status: "faulty"; readonly fault: TextFault };

const VERSION = /^(\d{1,6})\.(\d{1,6})$/;

/** Whether a value is a report at all, of a version that can be read. Comes first: it explains all other faults. */
export function checkReportVersion(value: Json): VersionedReport {
  if (!isJsonObject(value) || !isReport(value)) return faulty("", otherDocument(value));
  const version = typeof value.schemaVersion === "string" ? value.schemaVersion : "";
  const [, major, minor] = VERSION.exec(version) ?? [];
  if (major === undefined) return faulty("/schemaVersion", `Expected a version such as "${REPORT_VERSION}".`);
  const [, ourMajor, ourMinor] = VERSION.exec(REPORT_VERSION) ?? [];
  if (major === ourMajor) return { status: "read", value, age: ageOf(Number(minor) - Number(ourMinor)) };
  const advice =
    Number(major) > Number(ourMajor) ? "a newer dotaudit reads it" : "no such version was ever written";
  const message = `Version ${version} cannot be read: this version reads ${ourMajor ?? ""}.x; ${advice}.`;
  return faulty("/schemaVersion", message);
}

/** Other programs may have taken out `$schema`, which they do not know. */
function isReport({ $schema, tool, findings }: JsonObject): boolean {
  if (typeof $schema === "string") return $schema.startsWith("urn:dotaudit:report:");
  return isJsonObject(tool) && tool.name === "dotaudit" && findings !== undefined;
}

function ageOf(minors: number): VersionAge {
  if (minors === 0) return "current";
  return minors < 0 ? "older" : "newer";
}

function faulty(pointer: string, message: string): VersionedReport {
  return { status: "faulty", fault: { pointer, message } };
}
