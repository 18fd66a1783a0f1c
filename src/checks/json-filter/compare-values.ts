import type { Steps } from "./filter.ts";
import { isList, isObject } from "./json-value.ts";
import type { JsonObject, JsonValue } from "./json-value.ts";

/** The order of values: null, false, true, numbers, texts, arrays, objects; below 0 where the first comes first. */
export function compareValues(a: JsonValue, b: JsonValue, steps: Steps): number {
  steps.take();
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") {
    steps.takeText(Math.min(a.length, b.length));
    return compareTexts(a, b);
  }
  if (isList(a) && isList(b)) return compareLists(a, b, steps);
  return isObject(a) && isObject(b) ? compareObjects(a, b, steps) : 0;
}

function rankOf(value: JsonValue): number {
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 2 : 1;
  if (typeof value === "number") return 3;
  if (typeof value === "string") return 4;
  return isList(value) ? 5 : 6;
}

function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}

/** By code points, which is the order of their bytes in UTF-8. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < shorter.length && shorter.charCodeAt(at) === longer.charCodeAt(at)) at++;
  if (at === shorter.length) return a.length - b.length;
  const [first, second] = [a.charCodeAt(at), b.charCodeAt(at)];
  const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
  if (isSurrogate(first) !== isSurrogate(second)) return isSurrogate(first) ? 1 : -1;
  return first - second;
}

function compareLists(a: readonly JsonValue[], b: readonly JsonValue[], steps: Steps): number {
  for (const [index, item] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareValues(item, other, steps);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** First by the names, then by the values in order of the names. */
function compareObjects(a: JsonObject, b: JsonObject, steps: Steps): number {
  const names = sortedNames(a);
  const order = compareLists(names, sortedNames(b), steps);
  if (order !== 0) return order;
  for (const name of names) {
    const difference = compareValues(a.get(name) ?? null, b.get(name) ?? null, steps);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The names of an object in their order. */
export function sortedNames(object: JsonObject): readonly string[] {
  return [...object.keys()].sort(compareTexts);
}
