import type { Json } from "../../src/json/json.ts";

export type Path = readonly string[];

/** Paths of all objects in a value. */
export function pathsOf(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

/** Paths of all properties of objects. */
export function propertiesOf(value: Json): readonly Path[] {
  return pathsOf(value).flatMap((path) => Object.keys(at(value, path)).map((key) => [...path, key]));
}

/** The object at a path. */
export function at(value: Json, path: Path): Record<string, Json> {
  let part = value;
  for (const key of path) part = (part as Record<string, Json>)[key] ?? null;
  return part as Record<string, Json>;
}

/** A copy with a change. */
export function changed(value: Json, change: (copy: Json) => void): Json {
  const copy = structuredClone(value);
  change(copy);
  return copy;
}
