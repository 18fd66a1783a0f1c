import { printable } from "../support/printable.ts";
import type { PlacedText, ReportFault } from "./map-reader.ts";
import { KIND_WORDS } from "./yaml-tree.ts";
import type { YamlEntry, YamlTree } from "./yaml-tree.ts";

/** How the keys of a mapping have to look, and what they are for a message: `a name of a variable`. */
export interface KeyForm {
  readonly pattern: RegExp;
  readonly form: string;
}

/** The entries of a mapping whose keys are names that the author chose. What is faulty is reported and left out. */
export function wordMap(
  tree: YamlTree | null,
  keys: KeyForm,
  report: ReportFault,
): ReadonlyMap<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  if (tree === null || tree.kind === "nothing") return entries;
  if (tree.kind !== "map") {
    const message = `expected a mapping, found ${KIND_WORDS[tree.kind]}`;
    report({ code: "AUD5002", message, hint: "write one NAME: value a line", span: tree.span });
    return entries;
  }
  for (const entry of tree.entries) {
    const { key, keySpan: span } = entry;
    if (!keys.pattern.test(key))
      report({ code: "AUD5005", message: `"${printable(key)}": expected ${keys.form}`, span });
    else if (entries.has(key))
      report({ code: "AUD5006", message: `${key} is given twice`, hint: "remove one of the two", span });
    else entries.set(key, entry);
  }
  return entries;
}

/** The texts of such a mapping; an empty one counts where it was written out (`""`). */
export function wordTexts(
  tree: YamlTree | null,
  keys: KeyForm,
  report: ReportFault,
): ReadonlyMap<string, PlacedText> {
  const texts = new Map<string, PlacedText>();
  for (const [key, { keySpan: span, value }] of wordMap(tree, keys, report))
    if (value.kind === "text") texts.set(key, { text: value.text, span });
    else {
      const message = `${key}: expected a text, found ${KIND_WORDS[value.kind]}`;
      report({ code: "AUD5005", message, hint: `write ${key}: "" for an empty one`, span });
    }
  return texts;
}
