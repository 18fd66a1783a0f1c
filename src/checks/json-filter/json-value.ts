/** A value of JSON. Objects keep the order of their members, whatever their names are. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

/** The type of a value, in the words of `type`. */
export function typeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (isList(value)) return "array";
  if (isObject(value)) return "object";
  return typeof value as JsonType;
}

/** Whether a value is an array. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Whether a value is an object. */
export function isObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}

/** Whether a condition holds: everything but `false` and `null` does. */
export function isTruthy(value: JsonValue): boolean {
  return value !== false && value !== null;
}
