import type { Steps } from "./filter.ts";
import type { JsonValue } from "./json-value.ts";
import { compactJson } from "./render-value.ts";

/** `tostring`: a text as it is, everything else as JSON on one line. */
export function textOf(value: JsonValue, steps: Steps): string {
  return typeof value === "string" ? value : compactJson(value, steps);
}
