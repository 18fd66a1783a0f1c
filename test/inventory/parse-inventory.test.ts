import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InventoryEntry } from "../../src/inventory/inventory.ts";
import { parseInventory } from "../../src/inventory/parse-inventory.ts";
import { processorTime } from "../processor-time.ts";

const read = (text: string) => parseInventory(Buffer.from(text));

const COMPLETE = `
defaults:
  policies: base.audit
  timeout: 60
  become: doas
  labels: { site: berlin, env: test }
  variables: { SSH_PORT: 22, MOTD: "" }
groups:
  web:
    policies: [web.audit, base.audit]
    labels: { env: prod }
    variables: { SSH_PORT: 2222 }
    become: sudo
    targets:
      - ssh://web1
      - target: ssh://web2
        name: second
        groups: dmz
        policies: [own.audit]
        variables: { SSH_PORT: 007 }
        become: none
        timeout: 5
  dmz:
    labels: { env: outside }
    variables: { MOTD: hello }
  empty:
targets:
  - local
`;

/** An entry without places. */
function plain({ target, name, groups, labels, variables, policies, become, timeout }: InventoryEntry) {
  const texts = (map: InventoryEntry["labels"]) =>
    Object.fromEntries([...map].map(([key, { text }]) => [key, text]));
  return {
    target: target.text,
    name: name?.text ?? null,
    groups,
    labels: texts(labels),
    variables: texts(variables),
    policies: policies.map(({ text }) => text),
    become,
    timeout,
  };
}

describe("an inventory", () => {
  it("gives each target what it says itself, then what its groups say, then the defaults", () => {
    const { inventory, diagnostics } = read(COMPLETE);
    expect(diagnostics).toEqual([]);
    expect(inventory.map(plain)).toEqual([
      {
        target: "ssh://web1",
        name: null,
        groups: ["web"],
        labels: { site: "berlin", env: "prod" },
        variables: { SSH_PORT: "2222", MOTD: "" },
        policies: ["base.audit", "web.audit"],
        become: "sudo",
        timeout: 60,
      },
      {
        target: "ssh://web2",
        name: "second",
        groups: ["web", "dmz"],
        labels: { site: "berlin", env: "outside" },
        variables: { SSH_PORT: "007", MOTD: "hello" },
        policies: ["base.audit", "web.audit", "own.audit"],
        become: "none",
        timeout: 5,
      },
      {
        target: "local",
        name: null,
        groups: [],
        labels: { site: "berlin", env: "test" },
        variables: { SSH_PORT: "22", MOTD: "" },
        policies: ["base.audit"],
        become: "doas",
        timeout: 60,
      },
    ]);
  });

  it("keeps the targets in the order of the text, wherever they stand", () => {
    const { inventory } = read(
      "targets: [pid:1]\ngroups:\n  a: { targets: [pid:2] }\n  b: { targets: [pid:3] }\n",
    );
    expect(inventory.map(({ target }) => target.text)).toEqual(["pid:1", "pid:2", "pid:3"]);
  });

  it("takes names of every object for names", () => {
    const text = `groups: { constructor: { targets: [a] }, toString: { variables: { __proto__: x, valueOf: y } } }`;
    const { inventory, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(inventory[0]?.groups).toEqual(["constructor"]);
    expect({}).not.toHaveProperty("x");
  });

  it("is read as JSON too", () => {
    expect(read(JSON.stringify({ targets: ["local"] })).inventory).toHaveLength(1);
  });

  it("may have two groups that agree, or a target that decides", () => {
    const groups =
      "groups: { a: { variables: { P: 1 } }, b: { variables: { P: 2 } }, c: { variables: { P: 1 } } }";
    const agreed = read(`${groups}\ntargets: [{ target: x, groups: [a, c] }]`);
    const decided = read(`${groups}\ntargets: [{ target: x, groups: [a, b], variables: { P: 3 } }]`);
    expect([...agreed.diagnostics, ...decided.diagnostics]).toEqual([]);
    expect(decided.inventory[0]?.variables.get("P")?.text).toBe("3");
  });
});

const ALIASES = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntargets: *c\n`;

describe("an inventory is refused where it is wrong", () => {
  it.each<[name: string, text: string, code: string, at: string]>([
    ["nothing at all", "", "AUD5002", ""],
    ["no target", "groups: { web: }\n", "AUD5107", "groups"],
    ["an empty list", "targets: []\n", "AUD5107", "targets"],
    ["broken YAML", "targets: [", "AUD5001", ""],
    ["a bomb of aliases", ALIASES, "AUD5001", "*a"],
    ["a tag", "targets: !!set {a}\n", "AUD5001", "{a}"],
    ["two documents", "targets: [a]\n---\ntargets: [b]\n", "AUD5001", "---"],
    ["deep nesting", `targets: ${"[".repeat(100_000)}`, "AUD5001", ""],
    ["bytes that are no text", "\xff", "AUD5002", ""],
    ["a list at the top", "- local\n", "AUD5002", "- local"],
    ["a mapping of targets", "targets: { web1: }\n", "AUD5002", "{ web1"],
    ["an unknown key at the top", "target: [local]\ntargets: [a]\n", "AUD5003", "target:"],
    ["an unknown key of a group", "groups: { web: { host: [a] } }\ntargets: [a]\n", "AUD5003", "host"],
    ["an unknown key of a target", "targets: [{ target: a, lables: {} }]\n", "AUD5003", "lables"],
    ["an unknown default", "defaults: { name: a }\ntargets: [a]\n", "AUD5003", "name"],
    ["a key that is there twice", "targets: [a]\ntargets: [b]\n", "AUD5006", "targets: [b]"],
    ["a group that is there twice", "groups:\n  a: {}\n  a: {}\ntargets: [x]\n", "AUD5006", "a: {}\nt"],
    [
      "a variable that is there twice",
      "targets: [{ target: a, variables: { A: 1, A: 2 } }]",
      "AUD5006",
      "A: 2",
    ],
    ["a target without its word", "targets: [{ name: a }]\n", "AUD5004", "{ name"],
    ["an empty target", 'targets: [" "]\n', "AUD5002", '" "'],
    ["a list as a target", "targets: [[a]]\n", "AUD5002", "[a]"],
    ["an empty name", 'targets: [{ target: a, name: "" }]\n', "AUD5005", '""'],
    ["a name of two lines", 'targets: [{ target: a, name: "b\\nc" }]\n', "AUD5005", '"b'],
    ["a name of a group that is a pattern", "groups: { web*: {} }\ntargets: [a]\n", "AUD5005", "web*"],
    ["a name of a label", "targets: [{ target: a, labels: { en v: b } }]\n", "AUD5005", "en v"],
    ["a name of a variable", "targets: [{ target: a, variables: { $A: b } }]\n", "AUD5005", "$A"],
    ["a list as a value", "targets: [{ target: a, variables: { A: [22] } }]\n", "AUD5005", "A: [22]"],
    ["a value that is not there", "targets: [{ target: a, labels: { env: } }]\n", "AUD5005", "env:"],
    ["a list as labels", "targets: [{ target: a, labels: [env] }]\n", "AUD5002", "[env]"],
    ["a mapping as a policy", "targets: [{ target: a, policies: [{ a: b }] }]\n", "AUD5005", "{ a: b"],
    ["an unknown way to get rights", "defaults: { become: su }\ntargets: [a]\n", "AUD5005", "su"],
    ["no time", "defaults: { timeout: 0 }\ntargets: [a]\n", "AUD5005", "0"],
    ["more than a day", "defaults: { timeout: 86401 }\ntargets: [a]\n", "AUD5005", "86401"],
    ["a target that is there twice", "targets: [a, b, a]\n", "AUD5101", "a]"],
    ["a target in two lists", "groups: { g: { targets: [a] } }\ntargets: [a]\n", "AUD5101", "a]\n"],
    [
      "a name that is there twice",
      "targets: [{ target: a, name: N }, { target: b, name: n }]",
      "AUD5102",
      "n }",
    ],
    ["a name that is another target", "targets: [web, { target: b, name: WEB }]\n", "AUD5102", "WEB"],
    ["a group that is not declared", "targets: [{ target: a, groups: [web] }]\n", "AUD5103", "web"],
    [
      "groups that contradict each other",
      "groups: { a: { variables: { P: 1 } }, b: { variables: { P: 2 } } }\ntargets: [{ target: x, groups: [b, a] }]\n",
      "AUD5104",
      "x,",
    ],
  ])("%s", (_, text, code, at) => {
    const bytes = text === "\xff" ? Buffer.from([0xc3, 0x28]) : Buffer.from(text);
    const { inventory, diagnostics } = parseInventory(bytes);
    const wanted = text === "\xff" ? "AUD5001" : code;
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([wanted]);
    expect(text.slice(diagnostics[0]!.span.start).startsWith(at)).toBe(true);
    expect(inventory).toEqual([]);
  });

  it("tells all faults at once, in their order, with what was meant", () => {
    const text = "targts: []\ngroups: { web: { polices: a } }\ntargets: [{ target: a, groups: [wbe] }]\n";
    expect(read(text).diagnostics.map(({ code, hint }) => `${code} ${hint ?? ""}`)).toEqual([
      "AUD5003 did you mean targets?",
      "AUD5003 did you mean policies?",
      "AUD5103 did you mean web?",
    ]);
  });

  it("more than 500,000 values are refused at once", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `V${index}: 1`).join(", ");
    const targets = Array.from({ length: 5000 }, (_, index) => `t${index}`).join(", ");
    const startedAt = processorTime();
    const { diagnostics } = read(`defaults: { variables: { ${names} } }\ntargets: [${targets}]\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["AUD5108"]);
    expect(processorTime() - startedAt).toBeLessThan(20_000);
  });

  it("a hundred thousand faults are found in seconds, and a hundred of them told", () => {
    const startedAt = processorTime();
    const { diagnostics } = read(`targets:\n${"- {target: a, groups: [x]}\n".repeat(35_000)}`);
    expect(diagnostics).toHaveLength(100);
    expect(processorTime() - startedAt).toBeLessThan(20_000);
  });

  it("more than a megabyte is not read", () => {
    const { diagnostics } = parseInventory(Buffer.alloc(1024 * 1024 + 1, "#"));
    expect(diagnostics.map(({ code }) => code)).toEqual(["AUD5001"]);
  });
});

describe("reading an inventory", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("defaults", "groups", "targets", "target", "name", "variables", "labels", "policies"),
    fc.constantFrom(
      "&a ",
      "*a",
      "!!x ",
      "? ",
      "- ",
      "{",
      "}",
      "[",
      "]",
      ": ",
      "\n",
      "\n  ",
      "__proto__",
      "#",
    ),
  );

  it("never throws, and gives places that are in the text", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        for (const { span } of read(text).diagnostics) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length + 1);
        }
      }),
    );
  });

  it("never throws for any tree", () => {
    const tree = fc.object({
      key: fc.constantFrom("defaults", "groups", "targets", "target", "labels", "variables", "become", "web"),
      values: [fc.string(), fc.integer(), fc.constant(null)],
      maxDepth: 5,
    });
    fc.assert(
      fc.property(tree, (value) => {
        const { inventory, diagnostics } = read(JSON.stringify(value));
        expect(inventory.length > 0).toBe(diagnostics.length === 0);
      }),
    );
  });
});
