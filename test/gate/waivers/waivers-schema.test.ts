import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { parseWaivers } from "../../../src/gate/waivers/parse-waivers.ts";
import { WAIVER_KEYS } from "../../../src/gate/waivers/read-waiver.ts";

interface Schema {
  readonly $defs: { readonly waiver: { readonly properties: object } };
}

const schema = JSON.parse(
  readFileSync(new URL("../../../src/gate/waivers/waivers.schema.json", import.meta.url), "utf8"),
) as Schema;
const obeys = new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(schema);

it("the schema knows the keys that the reader knows", () => {
  expect(Object.keys(schema.$defs.waiver.properties).sort()).toEqual([...WAIVER_KEYS].sort());
});

const people = { rule: "a", reason: "b", approver: "c", until: "never" };

it.each<[object, "good" | "bad"]>([
  [{ waivers: [] }, "good"],
  [{ waivers: null }, "good"],
  [{ waivers: [people] }, "good"],
  [{ waivers: [{ ...people, port: 9100 }] }, "good"],
  [{ waivers: [{ ...people, port: "9100-9110/TCP", until: "2026-12-31[Europe/Berlin]" }] }, "good"],
  [{ waivers: [{ ...people, digest: `md5:${"0".repeat(32)}`, status: "Any", from: "2026-01-01Z" }] }, "good"],
  [{ waivers: [{ reason: "b", approver: "c", until: "never", title: "x*" }] }, "good"],
  [{ waivers: [{ ...people, rule: undefined }] }, "bad"],
  [{ waivers: [{ ...people, until: "2026-12-31" }] }, "bad"],
  [{ waivers: [{ ...people, until: undefined }] }, "bad"],
  [{ waivers: [{ ...people, reason: " " }] }, "bad"],
  [{ waivers: [{ ...people, port: "ssh" }] }, "bad"],
  [{ waivers: [{ ...people, digest: "abc" }] }, "bad"],
  [{ waivers: [{ ...people, status: "passed" }] }, "bad"],
  [{ waivers: [{ ...people, owners: "x" }] }, "bad"],
  [{ waivers: [{ ...people, status: "error" }] }, "good"],
  [{ waivers: [{ ...people, status: "any", port: 22 }] }, "good"],
  [{ waivers: [{ ...people, status: "error", port: 22 }] }, "bad"],
  [{ waivers: [{ ...people, status: "ERROR", owner: "root" }] }, "bad"],
  [{ waivers: {} }, "bad"],
  [{ waiver: [] }, "bad"],
])("the schema and the reader agree on %j: %s", (file, verdict) => {
  const text = JSON.stringify(file);
  expect(obeys(parse(text))).toBe(verdict === "good");
  expect(parseWaivers(Buffer.from(text), "w.json").diagnostics.length === 0).toBe(verdict === "good");
});
