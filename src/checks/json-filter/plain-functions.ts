import { sortedNames } from "./compare-values.ts";
import { FilterFault } from "./filter-fault.ts";
import type { FilterRun, Mapping } from "./filter.ts";
import { JsonTextReader } from "./json-text-reader.ts";
import { isList, isObject, isTruthy, typeOf } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";
import { itemsOf } from "./look-up.ts";
import { compactJson } from "./render-value.ts";
import { textOf } from "./text-of.ts";

/** Functions that make one value of one. */
export const PLAIN_FUNCTIONS: Readonly<Record<string, Mapping>> = {
  length: lengthOf,
  not: (value) => !isTruthy(value),
  type: typeOf,
  keys: (value, run) => keysOf(value, run, "sorted"),
  keys_unsorted: (value, run) => keysOf(value, run, "as they stand"),
  tostring: (value, run) => textOf(value, run.steps),
  tojson: (value, run) => compactJson(value, run.steps),
  fromjson: (value) => fromJson(asText(value)),
  tonumber: toNumber,
  ascii_downcase: (value, run) =>
    counted(asText(value), run).replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  ascii_upcase: (value, run) =>
    counted(asText(value), run).replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase()),
  floor: (value) => Math.floor(asNumber(value)),
  to_entries: (value, run) => entriesOf(value).map((entry) => asMembers(entry, run)),
  from_entries: (value, run) => new Map([...itemsOf(value)].map((entry) => memberOf(entry, run))),
  any: (value) => [...itemsOf(value)].some(isTruthy),
  all: (value) => [...itemsOf(value)].every(isTruthy),
};

function counted(text: string, { steps }: FilterRun): string {
  steps.takeText(text.length);
  return text;
}

/** A value that has to be a text. */
export function asText(value: JsonValue): string {
  if (typeof value === "string") return value;
  throw new FilterFault(`a text is expected, not ${typeOf(value)}`);
}

/** A value that has to be a number. */
export function asNumber(value: JsonValue): number {
  if (typeof value === "number") return value;
  throw new FilterFault(`a number is expected, not ${typeOf(value)}`);
}

function asObject(value: JsonValue) {
  if (isObject(value)) return value;
  throw new FilterFault(`an object is expected, not ${typeOf(value)}`);
}

/** How many items, members or characters a value has; the amount of a number. */
export function lengthOf(value: JsonValue): JsonValue {
  if (value === null) return 0;
  if (typeof value === "string") return Array.from(value).length;
  if (typeof value === "number") return Math.abs(value);
  if (typeof value === "boolean") throw new FilterFault("a boolean has no length");
  return isList(value) ? value.length : value.size;
}

function keysOf(value: JsonValue, { steps }: FilterRun, order: "sorted" | "as they stand"): JsonValue {
  if (isList(value)) return [...value.keys()];
  const object = asObject(value);
  steps.take(object.size);
  return order === "sorted" ? sortedNames(object) : [...object.keys()];
}

function toNumber(value: JsonValue): JsonValue {
  if (typeof value === "number") return value;
  const read = fromJson(asText(value));
  return asNumber(read);
}

function fromJson(text: string): JsonValue {
  const [value = null, ...more] = new JsonTextReader(text).values();
  if (more.length > 0) throw new FilterFault("the text holds more than one value");
  return value;
}

function entriesOf(value: JsonValue): readonly (readonly [number | string, JsonValue])[] {
  return isList(value) ? [...value.entries()] : [...asObject(value)];
}

function asMembers([key, value]: readonly [number | string, JsonValue], { steps }: FilterRun): JsonValue {
  steps.take();
  return new Map<string, JsonValue>([
    ["key", key],
    ["value", value],
  ]);
}

const NAMES = ["key", "Key", "name", "Name"];

function memberOf(entry: JsonValue, { steps }: FilterRun): readonly [string, JsonValue] {
  steps.take();
  const members = asObject(entry);
  const given = members.get("key") ?? NAMES.map((name) => members.get(name) ?? null).find(isTruthy) ?? null;
  return [textOf(given, steps), (members.has("value") ? members.get("value") : members.get("Value")) ?? null];
}
