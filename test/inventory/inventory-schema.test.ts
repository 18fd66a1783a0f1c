import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { GROUP_KEYS, parseInventory } from "../../src/inventory/parse-inventory.ts";
import { SETTING_KEYS } from "../../src/inventory/read-settings.ts";
import { TARGET_KEYS } from "../../src/inventory/read-target.ts";

interface Keyed {
  readonly properties: object;
}

interface Schema {
  readonly properties: { readonly defaults: Keyed };
  readonly $defs: { readonly group: Keyed; readonly target: Keyed };
}

const schema = JSON.parse(
  readFileSync(new URL("../../src/inventory/inventory.schema.json", import.meta.url), "utf8"),
) as Schema;
const obeys = new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(schema);

it("the schema knows the keys that the reader knows", () => {
  const keysOf = ({ properties }: Keyed) => Object.keys(properties).sort();
  expect(keysOf(schema.properties.defaults)).toEqual([...SETTING_KEYS].sort());
  expect(keysOf(schema.$defs.group)).toEqual([...GROUP_KEYS].sort());
  expect(keysOf(schema.$defs.target)).toEqual([...TARGET_KEYS].sort());
});

it.each<[object, "good" | "bad"]>([
  [{ targets: ["local"] }, "good"],
  [{ targets: ["local"], groups: null, defaults: null }, "good"],
  [{ groups: { web: { targets: ["a"], policies: "x" }, db: null } }, "good"],
  [
    { targets: [{ target: "a", name: 7, labels: { env: "prod", n: 1 }, variables: { P: 22, Q: true } }] },
    "good",
  ],
  [{ targets: [{ target: "a", become: "Sudo", timeout: 5, policies: ["a", "b"] }] }, "good"],
  [{ defaults: { ports: "22,80-90", predict: true }, targets: [{ target: "a", ports: 22 }] }, "good"],
  [{ groups: { web: { predict: "No", targets: ["a"] } } }, "good"],
  [{ groups: { web: {} }, targets: [{ target: "a", groups: "web" }] }, "good"],
  [{ groups: { web: {} }, targets: [{ target: "a", groups: ["web"] }] }, "good"],
  [{ targets: [{ name: "a" }] }, "bad"],
  [{ targets: [" "] }, "bad"],
  [{ targets: "local" }, "bad"],
  [{ targets: [{ target: "a", host: "b" }] }, "bad"],
  [{ hosts: ["a"] }, "bad"],
  [{ targets: ["a"], groups: { "w*": {} } }, "bad"],
  [{ targets: [{ target: "a", labels: { "e v": "x" } }] }, "bad"],
  [{ targets: [{ target: "a", labels: { env: null } }] }, "bad"],
  [{ targets: [{ target: "a", variables: { P: [1] } }] }, "bad"],
  [{ targets: [{ target: "a", become: "su" }] }, "bad"],
  [{ targets: [{ target: "a", timeout: 0 }] }, "bad"],
  [{ targets: [{ target: "a", predict: "perhaps" }] }, "bad"],
  [{ targets: [{ target: "a", predict: 1 }] }, "bad"],
  [{ targets: [{ target: "a", ports: [22, 80] }] }, "bad"],
  [{ targets: [{ target: "a", ports: " " }] }, "bad"],
  [{ targets: [{ target: "a", policies: [{}] }] }, "bad"],
])("the schema and the reader agree on %j: %s", (file, verdict) => {
  const text = JSON.stringify(file);
  expect(obeys(parse(text))).toBe(verdict === "good");
  expect(parseInventory(Buffer.from(text)).diagnostics.length === 0).toBe(verdict === "good");
});
