import type { FilterScanner } from "./filter-scanner.ts";
import type { Filter } from "./filter.ts";

/** What the readers of the parts of a filter hand to each other. */
export interface Reading {
  readonly scanner: FilterScanner;
  /** The variables that may be used here, the innermost last. */
  readonly variables: string[];
  /** A whole filter, within something that closes it. */
  pipe(): Filter;
  /** What may stand as the value of a member: a filter without commas. */
  member(): Filter;
  term(): Filter;
}
