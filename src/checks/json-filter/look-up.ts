import { FilterFault } from "./filter-fault.ts";
import { isList, isObject, typeOf } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";

/** `.[key]`: a member, an item, or `null` where there is none. */
export function lookUp(value: JsonValue, key: JsonValue): JsonValue {
  if (typeof key === "string" && isObject(value)) return value.get(key) ?? null;
  if (typeof key === "number" && isList(value)) return itemAt(value, key);
  if (value === null && MAY_BE_ABSENT.has(typeOf(key))) return null;
  throw new FilterFault(
    `${typeOf(value)} has no ${typeof key === "string" ? `member "${key}"` : "such item"}`,
  );
}

const MAY_BE_ABSENT: ReadonlySet<string> = new Set(["string", "number"]);

function itemAt(items: readonly JsonValue[], key: number): JsonValue {
  return (Number.isInteger(key) ? items.at(key) : undefined) ?? null;
}

/** `.[from:to]`: a part of an array or a text. */
export function sliceOf(value: JsonValue, from: JsonValue, to: JsonValue): JsonValue {
  if (value === null) return null;
  const [start, end] = [boundOf(from), boundOf(to)];
  const first = start === undefined ? undefined : Math.floor(start);
  const last = end === undefined ? undefined : Math.ceil(end);
  if (typeof value === "string") return Array.from(value).slice(first, last).join("");
  if (isList(value)) return value.slice(first, last);
  throw new FilterFault(`${typeOf(value)} has no parts`);
}

function boundOf(bound: JsonValue): number | undefined {
  if (bound === null) return undefined;
  if (typeof bound === "number") return bound;
  throw new FilterFault("the bounds of a part are numbers");
}

/** `.[]`: all items, or the values of all members. */
export function itemsOf(value: JsonValue): Iterable<JsonValue> {
  if (isList(value)) return value;
  if (isObject(value)) return value.values();
  throw new FilterFault(`${typeOf(value)} has no items`);
}
