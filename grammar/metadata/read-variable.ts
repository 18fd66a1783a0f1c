import { nearestWord } from "../../src/support/nearest-word.ts";
import { foundText } from "../found-text.ts";
import type { MetadataElement } from "./metadata-element.ts";
import type { MetadataFaults } from "./metadata-faults.ts";
import { metadataText } from "./metadata-text.ts";
import type { VariableDeclaration, VariableType } from "./policy-metadata.ts";
import { isVariableName } from "./variable-name.ts";

const TYPES: readonly VariableType[] = ["STRING", "INTEGER", "UNIX_FILE_PATH"];
const KNOWN = ["name", "default", "description", "info", "value_type"] as const;

type Known = (typeof KNOWN)[number];

/** One `<variable>`; `null` where it has no name that could be used, which is reported. */
export function readVariable(
  element: MetadataElement,
  text: string,
  faults: MetadataFaults,
): VariableDeclaration | null {
  const parts = partsOf(element, faults);
  const raw = (name: Known) => {
    const part = parts.get(name);
    return part === undefined ? null : metadataText(part.valueSpan, text);
  };
  const trimmed = (name: Known) => raw(name)?.trim() ?? null;
  const name = trimmed("name") ?? "";
  const nameSpan = parts.get("name")?.valueSpan ?? element.openSpan;
  if (!hasUsableName(name, { element, nameSpan }, faults)) return null;
  return {
    name,
    default: raw("default"),
    description: trimmed("description"),
    info: trimmed("info"),
    valueType: readType(parts.get("value_type"), text, faults),
    nameSpan,
    defaultSpan: parts.get("default")?.valueSpan ?? nameSpan,
    span: element.span,
  };
}

/** The elements of a variable by name; the last one of a name counts. */
function partsOf(element: MetadataElement, faults: MetadataFaults): ReadonlyMap<Known, MetadataElement> {
  const parts = new Map<Known, MetadataElement>();
  for (const child of element.children) {
    const name = KNOWN.find((known) => known === child.name);
    if (name === undefined) continue;
    if (parts.has(name))
      faults.add({
        code: "AUD1045",
        span: child.openSpan,
        message: `<${name}> is given twice in this variable; this one counts`,
        hint: "remove one of the two",
      });
    parts.set(name, child);
  }
  return parts;
}

function hasUsableName(
  name: string,
  { element, nameSpan }: { readonly element: MetadataElement; readonly nameSpan: MetadataElement["span"] },
  faults: MetadataFaults,
): boolean {
  if (isVariableName(name)) return true;
  if (name === "")
    faults.add({
      code: "AUD1042",
      span: element.openSpan,
      message: "the variable has no name, so nothing can use it",
      hint: "add <name>PORTS</name>",
    });
  else
    faults.add({
      code: "AUD1043",
      span: nameSpan,
      message: `expected a name of letters, digits, _, - and ., found "${foundText(name)}"; it is never replaced`,
      hint: "names are written PORTS or SSH_PORT, and used as @SSH_PORT@",
    });
  return false;
}

function readType(
  element: MetadataElement | undefined,
  text: string,
  faults: MetadataFaults,
): VariableType | null {
  const word = element === undefined ? "" : metadataText(element.valueSpan, text).trim();
  if (element === undefined || word === "") return null;
  const type = TYPES.find((candidate) => candidate === word.toUpperCase());
  if (type !== undefined) return type;
  const nearest = nearestWord(word.slice(0, 40), TYPES);
  faults.add({
    code: "AUD1046",
    span: element.valueSpan,
    message: `expected ${TYPES.join(", ")}, found "${foundText(word)}"; the value is taken as a STRING`,
    ...(nearest === null ? {} : { hint: `did you mean ${nearest}?` }),
  });
  return null;
}
