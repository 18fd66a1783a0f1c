import { addValues } from "./calculate.ts";
import { compareValues } from "./compare-values.ts";
import { FilterFault } from "./filter-fault.ts";
import type { FilterRun, Mapping, Steps } from "./filter.ts";
import { isList, isObject, typeOf } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";
import { itemsOf } from "./look-up.ts";
import { lengthOf } from "./plain-functions.ts";

/** Functions that make one value of an array. */
export const LIST_FUNCTIONS: Readonly<Record<string, Mapping>> = {
  sort: (value, { steps }) => sortItems(asList(value), steps),
  unique: (value, { steps }) => withoutEqualNeighbours(sortItems(asList(value), steps), steps),
  reverse: (value) => (lengthOf(value) === 0 ? [] : asList(value).toReversed()),
  add: addAll,
  min: (value, { steps }) => sortItems(asList(value), steps)[0] ?? null,
  max: (value, { steps }) => sortItems(asList(value), steps).at(-1) ?? null,
  first: (value) => (value === null ? null : (asList(value)[0] ?? null)),
  last: (value) => (value === null ? null : (asList(value).at(-1) ?? null)),
  flatten: (value, run) => flattened([...itemsOf(value)], Infinity, run),
};

/** A value that has to be an array. */
export function asList(value: JsonValue): readonly JsonValue[] {
  if (isList(value)) return value;
  throw new FilterFault(`an array is expected, not ${typeOf(value)}`);
}

/** The items in their order; equal ones stay as they stand. */
function sortItems(items: readonly JsonValue[], steps: Steps): readonly JsonValue[] {
  steps.take(items.length);
  return [...items].sort((a, b) => compareValues(a, b, steps));
}

function withoutEqualNeighbours(sorted: readonly JsonValue[], steps: Steps): readonly JsonValue[] {
  return sorted.filter((item, at) => {
    const before = sorted[at - 1];
    return before === undefined || compareValues(before, item, steps) !== 0;
  });
}

/** Texts and arrays are put together in one go: one by one, it would take the square of their length. */
function addAll(value: JsonValue, { steps }: FilterRun): JsonValue {
  const items = [...itemsOf(value)].filter((item) => item !== null);
  steps.take(items.length);
  if (items.every((item) => typeof item === "string")) return addTexts(items, steps);
  if (items.every(isList)) return addLists(items, steps);
  if (items.every(isObject)) return new Map(items.flatMap((item) => [...counted(item, steps)]));
  return items.reduce<JsonValue>((sum, item) => addValues(sum, item, steps), null);
}

function addTexts(texts: readonly string[], steps: Steps): JsonValue {
  if (texts.length === 0) return null;
  steps.takeText(texts.reduce((sum, text) => sum + text.length, 0));
  return texts.join("");
}

function addLists(lists: readonly (readonly JsonValue[])[], steps: Steps): JsonValue {
  steps.take(lists.reduce((sum, list) => sum + list.length, 0));
  return lists.flat();
}

function counted<T extends { readonly size: number }>(object: T, steps: Steps): T {
  steps.take(object.size);
  return object;
}

/** Items of arrays within arrays, down to a depth. */
export function flattened(
  items: readonly JsonValue[],
  depth: number,
  { steps }: FilterRun,
): readonly JsonValue[] {
  const flat: JsonValue[] = [];
  const open = items.map((item) => ({ item, left: depth })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    steps.take();
    const { item, left } = next;
    if (!isList(item) || left <= 0) flat.push(item);
    else for (const inner of item.toReversed()) open.push({ item: inner, left: left - 1 });
  }
  return flat;
}
