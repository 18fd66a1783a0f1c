import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";
import { sharedText } from "../collectors/shared-folder.ts";

const compiled = new Map<string, ValidateFunction>();

/** What a published schema of `../shared/schemas` has against a document. */
export function schemaFaults(name: string, document: unknown): readonly object[] {
  const validate = compiled.get(name) ?? compile(name);
  compiled.set(name, validate);
  return validate(document) ? [] : (validate.errors ?? []);
}

/** ajv knows no draft 4, and formats need a package of their own: without these it takes the schemas as they are. */
function compile(name: string): ValidateFunction {
  const entries = Object.entries(JSON.parse(sharedText(`schemas/${name}`)) as object);
  const schema = Object.fromEntries(entries.filter(([key]) => key !== "id" && key !== "$schema"));
  return new Ajv({ strict: false, validateFormats: false }).compile(schema);
}
