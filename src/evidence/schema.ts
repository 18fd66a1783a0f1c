import document from "./evidence.schema.json" with { type: "json" };

/** The part of JSON Schema 2020-12 that `evidence.schema.json` uses. */
export interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly Schema[];
}

/** Name of the schema, which every document refers to. */
export const EVIDENCE_SCHEMA: string = document.$id;

/** The schema of a whole document. */
export const DOCUMENT_SCHEMA = document as unknown as Schema;

const definitions = new Map(Object.entries(document.$defs as unknown as Readonly<Record<string, Schema>>));

/** The schema that a `$ref` of the document stands for. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = definitions.get(schema.$ref.replace("#/$defs/", ""));
  if (found === undefined) throw new Error(`The schema of evidence has no ${schema.$ref}.`);
  return found;
}
