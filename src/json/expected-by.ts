import type { Schema } from "./schema.ts";

const WORDS: Readonly<Record<string, string>> = {
  object: "an object",
  array: "a list",
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

/** What a schema expects, in a few words: `a whole number from 0 to 65535`. */
export function expectedBy(schema: Schema): string {
  if (schema.const !== undefined) return `"${schema.const}"`;
  if (schema.enum !== undefined) return `one of ${schema.enum.map((word) => `"${word}"`).join(", ")}`;
  if (schema.oneOf !== undefined) return schema.oneOf.map(alternative).join(", or ");
  if (schema.pattern !== undefined) return `a text of the form ${schema.pattern}`;
  const types = [schema.type ?? []].flat().map((type) => WORDS[type] ?? type);
  return types.join(" or ") + limitsOf(schema);
}

function limitsOf({ minimum, maximum, minItems, maxItems, minProperties, prefixItems }: Schema): string {
  if (prefixItems !== undefined) return ` of ${prefixItems.length} values`;
  if (minimum !== undefined)
    return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
      ? ` from ${minimum} on`
      : ` from ${minimum} to ${maximum}`;
  if (minProperties !== undefined) return " that is not empty";
  if (minItems === undefined) return "";
  return maxItems === minItems ? ` of ${minItems} values` : " that is not empty";
}

function alternative(schema: Schema): string {
  const marks = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    inner.const === undefined ? [] : [`${name} "${inner.const}"`],
  );
  return marks.length === 0 ? expectedBy(schema) : `an object with ${marks.join(" and ")}`;
}
