import { compareValues } from "./compare-values.ts";
import { FilterFault } from "./filter-fault.ts";
import type { Steps } from "./filter.ts";
import { isList, isObject, typeOf } from "./json-value.ts";
import type { JsonObject, JsonValue } from "./json-value.ts";

/** One operator between two values. */
export type Calculation = (left: JsonValue, right: JsonValue, steps: Steps) => JsonValue;

/** Arithmetic, comparison and what else stands between two values. */
export const CALCULATIONS: Readonly<Record<string, Calculation>> = {
  "+": addValues,
  "-": subtract,
  "*": multiply,
  "/": divide,
  "%": remainder,
  "==": (left, right, steps) => compareValues(left, right, steps) === 0,
  "!=": (left, right, steps) => compareValues(left, right, steps) !== 0,
  "<": (left, right, steps) => compareValues(left, right, steps) < 0,
  "<=": (left, right, steps) => compareValues(left, right, steps) <= 0,
  ">": (left, right, steps) => compareValues(left, right, steps) > 0,
  ">=": (left, right, steps) => compareValues(left, right, steps) >= 0,
};

/** The sum of two values; `null` adds nothing. */
export function addValues(left: JsonValue, right: JsonValue, steps: Steps): JsonValue {
  if (left === null || right === null) return left ?? right;
  if (typeof left === "number" && typeof right === "number") return left + right;
  if (typeof left === "string" && typeof right === "string") return joined(left, right, steps);
  return addContainers(left, right, steps);
}

function addContainers(left: JsonValue, right: JsonValue, steps: Steps): JsonValue {
  steps.take(sizeOf(left) + sizeOf(right));
  if (isList(left) && isList(right)) return [...left, ...right];
  if (isObject(left) && isObject(right)) return new Map([...left, ...right]);
  throw impossible(left, right, "added");
}

function joined(left: string, right: string, steps: Steps): string {
  steps.takeText(left.length + right.length);
  return left + right;
}

function subtract(left: JsonValue, right: JsonValue, steps: Steps): JsonValue {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (!isList(left) || !isList(right)) throw impossible(left, right, "subtracted");
  return left.filter((item) => right.every((other) => compareValues(item, other, steps) !== 0));
}

function multiply(left: JsonValue, right: JsonValue, steps: Steps): JsonValue {
  if (typeof left === "number" && typeof right === "number") return left * right;
  if (typeof left === "string" && typeof right === "number") return repeated(left, right, steps);
  if (typeof left === "number" && typeof right === "string") return repeated(right, left, steps);
  if (isObject(left) && isObject(right)) return mergeDeep(left, right, steps);
  throw impossible(left, right, "multiplied");
}

function repeated(text: string, times: number, steps: Steps): JsonValue {
  if (!(times > 0)) return null;
  const count = Math.max(1, Math.floor(times));
  steps.takeText(text.length * count);
  return text.repeat(count);
}

function mergeDeep(left: JsonObject, right: JsonObject, steps: Steps): JsonObject {
  steps.take(left.size + right.size);
  const merged = new Map(left);
  for (const [name, value] of right) {
    const known = merged.get(name);
    const isDeep = known !== undefined && isObject(known) && isObject(value);
    merged.set(name, isDeep ? mergeDeep(known, value, steps) : value);
  }
  return merged;
}

function divide(left: JsonValue, right: JsonValue, steps: Steps): JsonValue {
  if (typeof left === "string" && typeof right === "string") return splitText(left, right, steps);
  if (typeof left !== "number" || typeof right !== "number") throw impossible(left, right, "divided");
  if (right === 0) throw new FilterFault("a number is divided by zero");
  return left / right;
}

function remainder(left: JsonValue, right: JsonValue): JsonValue {
  if (typeof left !== "number" || typeof right !== "number") throw impossible(left, right, "divided");
  const divisor = Math.abs(Math.trunc(right));
  if (divisor === 0) throw new FilterFault("a number is divided by zero");
  return Math.trunc(left) % divisor;
}

/** The parts of a text between separators; an empty text has none. */
export function splitText(text: string, separator: string, steps: Steps): readonly string[] {
  steps.takeText(text.length);
  if (text === "") return [];
  return separator === "" ? Array.from(text) : text.split(separator);
}

function sizeOf(value: JsonValue): number {
  if (isList(value)) return value.length;
  return isObject(value) ? value.size : 1;
}

function impossible(left: JsonValue, right: JsonValue, what: string): FilterFault {
  return new FilterFault(`${typeOf(left)} and ${typeOf(right)} cannot be ${what}`);
}
