import type { DiagnosticSeverity } from "../model/diagnostic.ts";
import type { Span } from "../model/span.ts";

/** A value as the policy has it, unescaped, with the places to point at. */
export interface FieldSource {
  readonly text: string;
  readonly span: Span;
  /** The operands of a `||` list, or the value itself. */
  readonly alternatives: readonly { readonly text: string; readonly span: Span }[];
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

/** Reads one of several words, whatever its case; the words are given in upper case. */
export function parseChoice<W extends string>(words: readonly W[]): (source: FieldSource) => FieldResult<W> {
  return (source) => {
    const word = words.find((candidate) => candidate === source.text.trim().toUpperCase());
    if (word !== undefined) return accepted(word);
    return refused({
      code: "AUD2010",
      severity: "error",
      message: `expected ${words.join(" or ")}, found "${source.text}"`,
    });
  };
}
