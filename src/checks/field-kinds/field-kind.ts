import { sameKeyword } from "../fields.ts";
import type { Field } from "../fields.ts";

/** How values of one kind are written and read, whatever keyword they belong to. */
export type FieldKind<T> = Pick<Field<T>, "parse" | "example" | "words" | "repetition">;

/** What a keyword means, and how else people spell it. */
interface KeywordWords {
  readonly summary: string;
  /** In place of the example of its kind. */
  readonly example?: string;
  readonly otherSpellings?: readonly string[];
}

/** A keyword of Nessus that every item of the type has to have. */
export function required<T>(keyword: string, kind: FieldKind<T>, words: KeywordWords): Field<T, "required"> {
  return { ...kind, ...words, keyword: sameKeyword(keyword), presence: "required", origin: "nessus" };
}

/** A keyword of Nessus that an item may have. */
export function optional<T>(keyword: string, kind: FieldKind<T>, words: KeywordWords): Field<T, "optional"> {
  return { ...kind, ...words, keyword: sameKeyword(keyword), presence: "optional", origin: "nessus" };
}
