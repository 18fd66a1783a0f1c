import type { RegexBudget } from "../../regex/regex-budget.ts";
import { FilterLimit } from "./filter-fault.ts";
import type { JsonValue } from "./json-value.ts";

/** What one run of a filter goes by. */
export interface FilterRun {
  readonly variables: ReadonlyMap<string, JsonValue>;
  readonly steps: Steps;
  /** The time of `test`. */
  readonly budget: RegexBudget;
}

/** A filter that was read: it makes any number of values of one. */
export type Filter = (input: JsonValue, run: FilterRun) => Iterable<JsonValue>;

/** A filter that makes exactly one value of one. */
export type Mapping = (input: JsonValue, run: FilterRun) => JsonValue;

/** Counts what a filter does, and ends it where that is too much. */
export class Steps {
  #left: number;

  constructor(most: number) {
    this.#left = most;
  }

  take(count = 1): void {
    this.#left -= count;
    if (this.#left < 0) throw new FilterLimit("the filter takes too many steps");
  }

  /** For work on a text, which is quick for its length. */
  takeText(length: number): void {
    this.take(1 + Math.ceil(length / 16));
  }
}
