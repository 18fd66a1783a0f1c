import type { Json } from "./json.ts";

/** A JSON object: neither a list nor `null`. */
export type JsonObject = Record<string, Json>;

/** Whether a value is a JSON object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
