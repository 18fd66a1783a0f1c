import type { Diagnostic } from "../model/diagnostic.ts";
import type { Span } from "../model/span.ts";
import { nearestWord } from "../support/nearest-word.ts";
import { printable } from "../support/printable.ts";
import { wrongValue } from "./wrong-value.ts";
import type { ValueForm } from "./wrong-value.ts";
import { KIND_WORDS } from "./yaml-tree.ts";
import type { YamlEntry, YamlTree } from "./yaml-tree.ts";

/** A text of a mapping, with the place it stands at. */
export interface PlacedText {
  readonly text: string;
  readonly span: Span;
}

const TEXT: ValueForm = { form: "a text", example: "…" };

/** Collects what is wrong with a file. */
export type ReportFault = (fault: Omit<Diagnostic, "severity">) => void;

/** Reads the known keys of one mapping; every fault is reported once, and what is faulty is `null`. */
export class MapReader {
  readonly span: Span;
  readonly #entries = new Map<string, YamlEntry>();
  readonly #report: ReportFault;

  constructor(tree: YamlTree, keys: readonly string[], report: ReportFault) {
    this.span = tree.span;
    this.#report = report;
    if (tree.kind === "map") for (const entry of tree.entries) this.#take(entry, keys);
    else
      report({
        code: "AUD5002",
        message: `expected a mapping with ${keys.join(", ")}, found ${KIND_WORDS[tree.kind]}`,
        hint: 'write one "key: value" on each line',
        span: tree.span,
      });
  }

  #take(entry: YamlEntry, keys: readonly string[]): void {
    const { key, keySpan: span } = entry;
    if (!keys.includes(key)) this.#report(unknownKey(entry, keys));
    else if (this.#entries.has(key))
      this.#report({
        code: "AUD5006",
        message: `${key} is given twice`,
        hint: "remove one of the two",
        span,
      });
    else this.#entries.set(key, entry);
  }

  /** Whether none of the known keys is given. */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** The tree under a key; `null` where it is not given. */
  tree(key: string): YamlTree | null {
    return this.#entries.get(key)?.value ?? null;
  }

  /** The text under a key that may be left out; `form` is for the message where something else stands there. */
  text(key: string, form = TEXT): PlacedText | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const { value } = entry;
    if (value.kind === "text" && value.text.trim() !== "")
      return { text: value.text.trim(), span: value.span };
    const span = value.kind === "nothing" ? entry.keySpan : value.span;
    this.#report({ ...wrongValue(key, form, value), span });
    return null;
  }

  /** The same without its place. */
  word(key: string): string | null {
    return this.text(key)?.text ?? null;
  }

  /** The text under a key that has to be there. */
  required(key: string, form = TEXT): PlacedText | null {
    if (!this.#entries.has(key))
      this.#report({
        code: "AUD5004",
        message: `${key} is missing`,
        hint: `add "${key}: ${form.example}"`,
        span: this.span,
      });
    return this.text(key, form);
  }
}

function unknownKey({ key, keySpan }: YamlEntry, keys: readonly string[]): Omit<Diagnostic, "severity"> {
  const near = nearestWord(key, keys);
  const hint = near === null ? `known are ${keys.join(", ")}` : `did you mean ${near}?`;
  return { code: "AUD5003", message: `"${printable(key)}" is not known here`, hint, span: keySpan };
}
