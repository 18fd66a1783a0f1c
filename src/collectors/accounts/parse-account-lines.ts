import type { AccountFile, PasswordState } from "../../model/accounts.ts";

/** A field that is read, or what is wrong with the line. */
type Read<L> = L | { readonly fault: string };

/** Turns the fields of one line into what they mean. */
export type ReadFields<L> = (fields: readonly string[], line: number) => Read<L>;

const MOST_ID = 4_294_967_295;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** The lines of a file with fields between colons; empty lines, comments and lines for NIS (`+`, `-`) are none of them. */
export function parseAccountLines<L extends object>(text: string, read: ReadFields<L>): AccountFile<L> {
  const lines: L[] = [];
  const malformed: { line: number; fault: string }[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const content = raw.replace(/^[ \t]+/, "");
    if (content === "" || /^[#+-]/.test(content)) continue;
    const line = index + 1;
    const entry = CONTROL.test(content) ? { fault: faultOfControl(content) } : read(content.split(":"), line);
    if ("fault" in entry) malformed.push({ line, fault: entry.fault });
    else lines.push(entry);
  }
  return { lines, malformed };
}

/** The system takes a carriage return for a part of the last field. */
function faultOfControl(content: string): string {
  return content.endsWith("\r") ? "it ends in a carriage return" : "it has a control character in it";
}

/** A number of a user or group; `null` where the text is none. */
export function parseId(text: string): number | null {
  const number = /^[0-9]{1,20}$/.test(text) ? Number(text) : NaN;
  return number <= MOST_ID ? number : null;
}

/** What a password field holds, without keeping it. */
export function passwordStateOf(field: string): PasswordState {
  if (field === "") return "empty";
  if (field === "x") return "shadowed";
  return /^[*!]/.test(field) ? "locked" : "digest";
}

/** What is wrong with the number of fields or the name, or `null`. */
export function faultOfFields(fields: readonly string[], count: number): string | null {
  if (fields.length !== count)
    return `it has ${fields.length} ${fields.length === 1 ? "field" : "fields"} instead of ${count}`;
  return fields[0] === "" ? "it has no name" : null;
}
