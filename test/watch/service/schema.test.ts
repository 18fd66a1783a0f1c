import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { NO_SECTIONS, readSections } from "../../../src/cli/watch/read-sections.ts";
import { parseYaml } from "../../../src/yaml/parse-yaml.ts";

const schema = JSON.parse(readFileSync("src/watch/watch.schema.json", "utf8")) as object;
const validate = new Ajv2020({ strict: false }).compile(schema);

function isGood(sections: object): boolean {
  const { tree } = parseYaml(Buffer.from(JSON.stringify(sections)));
  const entries = tree?.kind === "map" ? tree.entries.map(({ key, value }) => [key, value] as const) : [];
  const faults: Diagnostic[] = [];
  readSections({ ...NO_SECTIONS, ...Object.fromEntries(entries) }, faults);
  return faults.length === 0;
}

it.each([
  [{ metrics: { port: 9464 } }, true],
  [{ metrics: { port: 9464, address: "::1", expose: true } }, true],
  [{ metrics: null, log: null }, true],
  [{ log: { level: "debug", format: "json" } }, true],
  [{ log: {} }, true],
  [{ metrics: {} }, false],
  [{ metrics: { port: 65536 } }, false],
  [{ metrics: { port: 0 } }, false],
  [{ metrics: { port: 1, adress: "::1" } }, false],
  [{ metrics: { port: 1, expose: "perhaps" } }, false],
  [{ log: { level: "loud" } }, false],
  [{ log: { format: "xml" } }, false],
  [{ log: [] }, false],
])("the schema and the reader agree on %j: %s", (sections, good) => {
  expect(validate({ watch: { policies: "a.audit" }, ...sections })).toBe(good);
  expect(isGood(sections)).toBe(good);
});
