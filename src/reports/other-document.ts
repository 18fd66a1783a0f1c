import { isJsonObject } from "../json/is-json-object.ts";
import type { JsonObject } from "../json/is-json-object.ts";
import type { Json } from "../json/json.ts";

const WANTED = "name a report that audit run -o json=FILE wrote";

/** Documents that people take for a report, by a mark of theirs. */
const OTHERS: readonly { readonly name: string; readonly isMeant: (value: JsonObject) => boolean }[] = [
  { name: "evidence, which audit run --evidence judges", isMeant: ({ kind }) => kind === "evidence" },
  { name: "what audit merge wrote of several reports", isMeant: hasSchema("urn:dotaudit:merged-report:") },
  { name: "what audit diff wrote", isMeant: hasSchema("urn:dotaudit:comparison:") },
  { name: "SARIF", isMeant: ({ runs }) => Array.isArray(runs) },
  { name: "HDF", isMeant: ({ platform, profiles }) => isJsonObject(platform) && Array.isArray(profiles) },
  { name: "OSCAL", isMeant: (value) => isJsonObject(value["assessment-results"]) },
];

/** What a value is that is no report, in a sentence with what is wanted in its place. */
export function otherDocument(value: Json): string {
  const other = isJsonObject(value) ? OTHERS.find(({ isMeant }) => isMeant(value)) : undefined;
  return other === undefined
    ? `This is no report of dotaudit: ${WANTED}.`
    : `This is no report, but ${other.name}: ${WANTED}.`;
}

function hasSchema(prefix: string): (value: JsonObject) => boolean {
  return ({ $schema }) => typeof $schema === "string" && $schema.startsWith(prefix);
}
