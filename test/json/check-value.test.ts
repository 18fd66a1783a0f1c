import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkValue } from "../../src/json/check-value.ts";
import { linkSchema } from "../../src/json/link-schema.ts";

const UNDERSTOOD = new Set(
  "const enum type pattern minimum maximum properties patternProperties required minProperties prefixItems items minItems maxItems oneOf $ref".split(
    " ",
  ),
);
const SAYS_NOTHING = new Set("$schema $id $defs $comment title description additionalProperties".split(" "));
const SCHEMAS = ["evidence/evidence.schema.json", "reporters/json/report.schema.json"];

/** Every schema within a schema. */
function* schemasIn(schema: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof schema !== "object" || schema === null) return;
  const parts = schema as Readonly<Record<string, unknown>>;
  yield parts;
  for (const name of ["properties", "patternProperties", "$defs"])
    for (const inner of Object.values(parts[name] ?? {})) yield* schemasIn(inner);
  for (const name of ["oneOf", "prefixItems"])
    for (const inner of (parts[name] ?? []) as readonly unknown[]) yield* schemasIn(inner);
  yield* schemasIn(parts.items);
}

describe("a published schema", () => {
  it.each(SCHEMAS)("%s has no keyword that the reader does not understand", (path) => {
    const text = readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");
    const keywords = [...schemasIn(JSON.parse(text))].flatMap((schema) => Object.keys(schema));
    expect(keywords.length).toBeGreaterThan(200);
    expect(keywords.filter((keyword) => !UNDERSTOOD.has(keyword) && !SAYS_NOTHING.has(keyword))).toEqual([]);
  });
});

describe("a linked schema", () => {
  it("may hold itself", () => {
    const schema = linkSchema({
      $id: "tree",
      $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" } } } },
      ...{ properties: { root: { $ref: "#/$defs/node" } } },
    });
    expect(checkValue({ root: { next: { next: {} } } }, schema)).toBeNull();
    expect(checkValue({ root: { next: { next: 7 } } }, schema)).toEqual({
      pointer: "/root/next/next",
      message: "Expected an object.",
    });
  });

  it("is refused where a reference leads nowhere", () => {
    expect(() => linkSchema({ $id: "odd", $defs: {}, ...{ items: { $ref: "#/$defs/gone" } } })).toThrow(
      "The schema odd has no definition gone.",
    );
  });
});

describe("a list with a schema for each place", () => {
  const pair = linkSchema({
    $id: "pair",
    $defs: {},
    ...{ type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false, minItems: 2 },
  });

  it.each([[["a", 1], null] as const, [["a"], "Expected a list of 2 values."] as const])(
    "%j: %s",
    (value, message) => {
      expect(checkValue([...value], pair)?.message ?? null).toBe(message);
    },
  );

  it("tells the place of a value that is wrong, and takes no other", () => {
    expect(checkValue(["a", "b"], pair)).toEqual({ pointer: "/1", message: "Expected a whole number." });
    expect(checkValue(["a", 1, 1], pair)).toEqual({ pointer: "", message: "Expected a list of 2 values." });
  });
});
