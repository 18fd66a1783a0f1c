import type { DiagnosticSeverity } from "../model/diagnostic.ts";
import type { Span } from "../model/span.ts";
import { nearestWord } from "../support/nearest-word.ts";
import { shorten } from "./wording/shorten.ts";

/** One operand of a value: its text without quotes and escapes, and where it stands. */
export interface Operand {
  readonly text: string;
  /** How it is written: `"text"`, a bare word, `[1..5]`, `regex:"…"`, or a list in parentheses. */
  readonly kind: "string" | "word" | "range" | "term" | "list";
  readonly span: Span;
  /** Where the characters `[start, end)` of `text` stand in the policy; escapes are counted. */
  spanWithin(start: number, end: number): Span;
}

/** A value as the policy has it, unescaped, with the places to point at. */
export interface FieldSource extends Operand {
  /** The operands of a `||` list, or the value itself. */
  readonly alternatives: readonly Operand[];
  /** Further values of the same keyword, in the order of the text. */
  readonly others: readonly FieldSource[];
}

/** How the policies are read: `nessus` gives no meaning that Nessus does not document. */
export interface FieldContext {
  readonly dialect: "dotaudit" | "nessus";
}

/** A fault in a value, before the binder adds where it stands. */
export interface FieldIssue {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly hint?: string;
  /** Where, if it is not the whole value. */
  readonly span?: Span;
}

/** A fault that only several values together show. */
export interface ReviewIssue extends FieldIssue {
  /** The keyword that it is about; it stands at the item where there is none. */
  readonly keyword?: string;
}

/** A typed value, or none where an issue of severity `error` says why. */
export interface FieldResult<T> {
  readonly value: T | null;
  readonly issues: readonly FieldIssue[];
}

/** One keyword of a check: its spellings, what it means, and how its text becomes a typed value. */
export interface Field<T, P extends "required" | "optional" = "required" | "optional"> {
  /** The keyword under a Unix `check_type` and under a Windows one; `null` where it does not exist there. */
  readonly keyword: { readonly unix: string | null; readonly windows: string | null };
  readonly presence: P;
  readonly origin: "nessus" | "extension";
  /** `many`: the keyword may be repeated, and `parse` finds the further values in `others`. */
  readonly repetition?: "many";
  /** The words to choose from, where there are such. */
  readonly words?: readonly string[];
  /** Spellings that occur in policies and mean nothing: the hint names the right one. */
  readonly otherSpellings?: readonly string[];
  readonly summary: string;
  /** A value as one would write it, for help and hints. */
  readonly example: string;
  parse(source: FieldSource, context: FieldContext): FieldResult<T>;
}

export type FieldSet = Readonly<Record<string, Field<unknown>>>;

/** The typed values of a set of fields: an optional field that is not given is `null`. */
export type FieldValues<F extends FieldSet> = {
  readonly [K in keyof F]: F[K] extends Field<infer T, infer P>
    ? P extends "required"
      ? T
      : T | null
    : never;
};

/** A field whose keyword is the same in every dialect. */
export function sameKeyword(keyword: string): Field<unknown>["keyword"] {
  return { unix: keyword, windows: keyword };
}

/** The value itself, free of issues. */
export function accepted<T>(value: T, issues: readonly FieldIssue[] = []): FieldResult<T> {
  return { value, issues };
}

/** No value, for this reason. */
export function refused(issue: FieldIssue): FieldResult<never> {
  return { value: null, issues: [issue] };
}

/** Reads one of several words, whatever its case; gives it as it is listed. */
export function parseChoice<W extends string>(words: readonly W[]): (source: FieldSource) => FieldResult<W> {
  return ({ text }) => {
    const given = text.trim().toUpperCase();
    const word = words.find((candidate) => candidate.toUpperCase() === given);
    if (word !== undefined) return accepted(word);
    const message = `expected ${words.join(" or ")}, found "${shorten(text, 60)}"`;
    const nearest = nearestWord(given, words);
    const hint = nearest === null ? {} : { hint: `did you mean ${nearest}?` };
    return refused({ code: "AUD2010", severity: "error", message, ...hint });
  };
}
