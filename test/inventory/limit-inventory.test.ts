import fc from "fast-check";
import { expect, it } from "vitest";
import { limitInventory } from "../../src/inventory/limit-inventory.ts";
import { parseInventory } from "../../src/inventory/parse-inventory.ts";
import { parseLimit } from "../../src/inventory/parse-limit.ts";

const { inventory } = parseInventory(
  Buffer.from(`
groups:
  web: { labels: { env: prod }, targets: [ssh://web1, { target: ssh://10.0.0.2, name: web2 }] }
  db: { labels: { env: prod, tier: "1=a" }, targets: [ssh://db1] }
targets: [local]
`),
);

const read = (value: string) => {
  const parts = parseLimit(value);
  expect(parts).not.toBeNull();
  return limitInventory(inventory, parts ?? []);
};

it.each<[limit: string, chosen: string, idle: string]>([
  ["web", "ssh://web1 ssh://10.0.0.2", ""],
  ["WEB2", "ssh://10.0.0.2", ""],
  ["ssh://*", "ssh://web1 ssh://10.0.0.2 ssh://db1", ""],
  ["env=prod", "ssh://web1 ssh://10.0.0.2 ssh://db1", ""],
  ["env=p*,!web", "ssh://db1", ""],
  ["tier=1=a", "ssh://db1", ""],
  ["!env=prod", "local", ""],
  ["local, db", "ssh://db1 local", ""],
  ["ssh://db?", "ssh://db1", ""],
  ["web,wbe", "ssh://web1 ssh://10.0.0.2", "wbe"],
  ["env=test", "", "env=test"],
  ["local,!mail", "local", "!mail"],
  ["site=", "", ""],
])("--limit %s takes %s", (limit, chosen, idle) => {
  if (limit === "site=") {
    expect(parseLimit(limit)).toBeNull();
    return;
  }
  const limited = read(limit);
  expect(limited.inventory.map(({ target }) => target.text).join(" ")).toBe(chosen);
  expect(limited.idle.map(({ text }) => text).join(" ")).toBe(idle);
});

it.each(["", "web,", "!", ",", "env="])("%j says nothing", (value) => {
  expect(parseLimit(value)).toBeNull();
});

it("what is taken in is what is not left out", () => {
  fc.assert(
    fc.property(fc.constantFrom("web", "env=prod", "*1", "local", "db", "tier=*"), (text) => {
      const [inside, outside] = [read(text), read(`!${text}`)];
      expect(inside.inventory.length + outside.inventory.length).toBe(inventory.length);
    }),
  );
});

it("reading a limit never throws", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (value) => void parseLimit(value)));
});
