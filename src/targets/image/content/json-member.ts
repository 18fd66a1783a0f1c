import { memberOf } from "../../containers/read-state.ts";

/** No text that means something here is longer. */
const TEXT_LIMIT = 4096;

/** A member that is a text; empty where there is none. */
export function textIn(value: unknown, ...path: readonly string[]): string {
  const member = memberOf(value, ...path);
  return typeof member === "string" && member.length <= TEXT_LIMIT ? member : "";
}

/** A member that is a list; empty where there is none. */
export function listIn(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const member = path.length === 0 ? value : memberOf(value, ...path);
  return Array.isArray(member) ? member : [];
}

/** The texts in a member that is a list. */
export function textsIn(value: unknown, ...path: readonly string[]): readonly string[] {
  return listIn(value, ...path).flatMap((member) =>
    typeof member === "string" && member.length <= TEXT_LIMIT ? [member] : [],
  );
}
