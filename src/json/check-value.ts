import { expectedBy } from "./expected-by.ts";
import { isJsonObject } from "./is-json-object.ts";
import type { JsonObject } from "./is-json-object.ts";
import type { Json } from "./json.ts";
import type { Schema } from "./schema.ts";
import { pointerOf } from "./text-fault.ts";
import type { TextFault } from "./text-fault.ts";

type Path = (string | number)[];

/**
 * The first fault of a value by a schema, `null` where there is none. Members that the schema does not know are taken
 * out of the value. Goes no deeper than the schema.
 */
export function checkValue(value: Json, schema: Schema): TextFault | null {
  return check(value, schema, []);
}

function check(value: Json, schema: Schema, path: Path): TextFault | null {
  if (schema.oneOf !== undefined) return checkOneOf(value, schema, path);
  if (!isPlainlyRight(value, schema)) return wrong(schema, path);
  if (Array.isArray(value)) return checkItems(value, schema, path);
  return isJsonObject(value) ? checkMembers(value, schema, path) : null;
}

function wrong(schema: Schema, path: Path): TextFault {
  return { pointer: pointerOf(path), message: `Expected ${expectedBy(schema)}.` };
}

/** The alternatives differ in their type or in a member with a fixed word. */
function checkOneOf(value: Json, schema: Schema, path: Path): TextFault | null {
  const branch = schema.oneOf?.find((candidate) => isMeant(value, candidate));
  return branch === undefined ? wrong(schema, path) : check(value, branch, path);
}

function isMeant(value: Json, { type, properties }: Schema): boolean {
  if (!hasType(value, type)) return false;
  if (!isJsonObject(value) || properties === undefined) return true;
  for (const name in properties) {
    const word = properties[name]?.const;
    if (word !== undefined && value[name] !== word) return false;
  }
  return true;
}

function isPlainlyRight(value: Json, schema: Schema): boolean {
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum !== undefined) return typeof value === "string" && schema.enum.includes(value);
  if (!hasType(value, schema.type)) return false;
  if (typeof value === "string") return schema.pattern === undefined || patternOf(schema.pattern).test(value);
  if (typeof value === "number") return isWithin(value, schema.minimum, schema.maximum);
  return !Array.isArray(value) || isWithin(value.length, schema.minItems, schema.maxItems);
}

function isWithin(size: number, least = size, most = size): boolean {
  return size >= least && size <= most;
}

function checkItems(values: readonly Json[], schema: Schema, path: Path): TextFault | null {
  const { items, prefixItems } = schema;
  if (items === false && values.length !== prefixItems?.length) return wrong(schema, path);
  for (const [index, value] of values.entries()) {
    const inner = prefixItems?.[index] ?? items;
    if (inner === undefined || inner === false) return null;
    path.push(index);
    const fault = check(value, inner, path);
    if (fault !== null) return fault;
    path.pop();
  }
  return null;
}

function checkMembers(value: JsonObject, schema: Schema, path: Path): TextFault | null {
  const { properties = {}, required = [], minProperties = 0 } = schema;
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined)
    return { pointer: pointerOf(path), message: `The member "${missing}" is missing.` };
  for (const [name, part] of Object.entries(value)) {
    const inner = Object.hasOwn(properties, name) ? properties[name] : byPattern(name, schema);
    if (inner === undefined) {
      Reflect.deleteProperty(value, name);
      continue;
    }
    path.push(name);
    const fault = check(part, inner, path);
    if (fault !== null) return fault;
    path.pop();
  }
  return Object.keys(value).length < minProperties ? wrong(schema, path) : null;
}

function byPattern(name: string, { patternProperties = {} }: Schema): Schema | undefined {
  return Object.entries(patternProperties).find(([pattern]) => patternOf(pattern).test(name))?.[1];
}

function hasType(value: Json, type: Schema["type"]): boolean {
  if (type === undefined) return true;
  return typeof type === "string" ? isOfType(value, type) : type.some((one) => isOfType(value, one));
}

function isOfType(value: Json, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isJsonObject(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const pattern = patterns.get(source) ?? new RegExp(source, "u");
  patterns.set(source, pattern);
  return pattern;
}
