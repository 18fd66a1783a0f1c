import type { Diagnostic } from "../model/diagnostic.ts";
import { printable } from "../support/printable.ts";
import type { Span } from "../model/span.ts";
import { KIND_WORDS } from "./yaml-tree.ts";
import type { YamlTree } from "./yaml-tree.ts";

/** What belongs behind a key, in the words of a message, and how it is written. */
export interface ValueForm {
  readonly form: string;
  readonly example: string;
}

/** What stands there: any part of the file, or a text that was taken out of it. */
type FoundValue = YamlTree | { readonly text: string; readonly span: Span };

const SHOWN = 40;

/** The fault of a value that is not of its form: what was expected, what was found, what to write. */
export function wrongValue(
  key: string,
  { form, example }: ValueForm,
  value: FoundValue,
): Omit<Diagnostic, "severity"> {
  const message = `${key}: expected ${form}, found ${foundWords(value)}`;
  return { code: "AUD5005", message, hint: `write "${key}: ${example}"`, span: value.span };
}

function foundWords(value: FoundValue): string {
  if (!("text" in value)) return KIND_WORDS[value.kind];
  const text = value.text.trim();
  if (text === "") return "an empty text";
  return text.length > SHOWN ? `"${printable(text.slice(0, SHOWN))}…"` : `"${printable(text)}"`;
}
