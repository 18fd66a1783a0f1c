import { FILTER_FUNCTIONS } from "./filter-functions.ts";
import type { FilterFunction } from "./filter-functions.ts";
import { mapping } from "./combine.ts";
import { LIST_FUNCTIONS } from "./list-functions.ts";
import { PLAIN_FUNCTIONS } from "./plain-functions.ts";
import { VALUE_FUNCTIONS } from "./value-functions.ts";

/** Every function that filters know, by its name and the number of its arguments: `length/0`, `test/2`. */
export const FUNCTIONS: ReadonlyMap<string, FilterFunction> = new Map([
  ...[...Object.entries(PLAIN_FUNCTIONS), ...Object.entries(LIST_FUNCTIONS)].map(
    ([name, map]) => [`${name}/0`, () => mapping(map)] as const,
  ),
  ...Object.entries(VALUE_FUNCTIONS),
  ...Object.entries(FILTER_FUNCTIONS),
]);
