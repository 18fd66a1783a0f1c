import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lineIndex } from "../../../src/support/line-index.ts";
import { FILE_KEYS, parseWatchConfig } from "../../../src/watch/config/parse-watch-config.ts";
import { WATCH_KEYS } from "../../../src/watch/config/read-watch.ts";

interface Schema {
  readonly properties: object;
  readonly $defs: { readonly watch: { readonly properties: object } };
}

const schema = JSON.parse(
  readFileSync(new URL("../../../src/watch/watch.schema.json", import.meta.url), "utf8"),
) as Schema;
const obeys = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);

function read(text: string) {
  return parseWatchConfig(Buffer.from(text));
}

/** Each fault as `line:column code`. */
function faultsOf(text: string): readonly string[] {
  const lines = lineIndex(text);
  return read(text).diagnostics.map(({ code, span }) => {
    const { line, column } = lines.positionAt(span.start);
    return `${line}:${column} ${code}`;
  });
}

describe("the configuration of a watch", () => {
  it("has usual values for all that is not written", () => {
    const [watch] = read("watch: { policies: a.audit }").config?.watches ?? [];
    expect(watch).toMatchObject({
      name: "default",
      policies: [{ text: "a.audit" }],
      targets: [],
      inventory: null,
      schedule: { kind: "interval", ms: 300_000 },
      jitterMs: 0,
      remindMs: null,
      runTimeoutMs: 300_000,
      mostAlertsPerHour: 100,
      loopback: "left-out",
    });
  });

  it("may have several watches, and sections that others read", () => {
    const text = `
state: /var/lib/x.db
watch:
  - { name: web, policies: [a, b], targets: [local, ssh://web1], cron: "*/5 * * * *", remind: 1h30m }
  - { name: db, inventory: hosts.yml, interval: 90, jitter: 500ms, include-loopback: yes, rate-limit: 7 }
alerts: []
`;
    const config = read(text).config;
    expect(config?.watches.map(({ name }) => name)).toEqual(["web", "db"]);
    expect(config?.watches[0]).toMatchObject({
      schedule: { kind: "cron", expression: "*/5 * * * *" },
      remindMs: 5_400_000,
    });
    expect(config?.watches[1]).toMatchObject({
      schedule: { kind: "interval", ms: 90_000 },
      jitterMs: 500,
      loopback: "watched",
      mostAlertsPerHour: 7,
    });
    expect(config?.state?.text).toBe("/var/lib/x.db");
    expect(config?.sections.alerts?.kind).toBe("list");
    expect(config?.sections.log).toBeNull();
  });
});

describe("faults", () => {
  it.each<[string, readonly string[]]>([
    ["", ["1:1 AUD5002"]],
    ["state: x", ["1:1 AUD7001"]],
    ["watch: []", ["1:1 AUD7001"]],
    ["watch: { policy: a }", ["1:8 AUD7004", "1:10 AUD5003"]],
    ["watch: x", ["1:8 AUD5002"]],
    ["watch: { policies: a, interval: 5 minutes }", ["1:33 AUD5005"]],
    ["watch: { policies: a, interval: 10ms }", ["1:33 AUD5005"]],
    ["watch: { policies: a, interval: 9999999999d }", ["1:33 AUD5005"]],
    ["watch: { policies: a, interval: 5m, cron: '* * * * *' }", ["1:43 AUD7005"]],
    ["watch: { policies: a, cron: 'often' }", ["1:29 AUD7006"]],
    ["watch: { policies: a, cron: '61 * * * *' }", ["1:29 AUD7006"]],
    ["watch: { policies: a, cron: '0 0 31 2 *' }", ["1:29 AUD7006"]],
    ["watch: { policies: a, targets: b, inventory: c }", ["1:46 AUD7003"]],
    ["watch: { policies: a, remind: 0 }", ["1:31 AUD5005"]],
    ["watch: { policies: a, parallel: 0 }", ["1:33 AUD5005"]],
    ["watch: { policies: a, include-loopback: perhaps }", ["1:41 AUD5005"]],
    ["watch: { policies: a, name: 'a b' }", ["1:29 AUD5005"]],
    ["watch: { policies: [a, {}] }", ["1:24 AUD5005"]],
    ["watch: [{ policies: a }, { policies: b }]", ["1:26 AUD7002"]],
    ["watch: { policies: a, policies: b }", ["1:23 AUD5006"]],
    ["watch: { policies: a }\nalert: []", ["2:1 AUD5003"]],
  ])("of %s have a place", (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
    expect(read(text).config).toBeNull();
  });

  it.each<[string, string, string]>([
    [
      "name: [a]",
      "name: expected a word of letters, digits, _ - and ., found a list",
      'write "name: web-servers"',
    ],
    ["interval: soon", 'from 1 s to a year, found "soon"', 'write "interval: 5m"'],
    ["interval: [5m]", "from 1 s to a year, found a list", 'write "interval: 5m"'],
    ["remind: 0", 'found "0"', 'write "remind: 5m"'],
    ["jitter:", "up to a year, found nothing", 'write "jitter: 5m"'],
    ["parallel: -1", 'expected a whole number from 1 to 1000, found "-1"', 'write "parallel: 10"'],
    ["include-loopback: maybe", 'expected true or false, found "maybe"', 'write "include-loopback: true"'],
    ["cron: {}", "expected a cron expression of five fields", `write "cron: '*/5 * * * *'"`],
    ["cron: often", 'cron: "often": expected five fields', "write five fields: minute hour"],
    ["inventory: {}", "expected the path of a file, found a mapping", 'write "inventory: hosts.yml"'],
    ["targets: [[a]]", "expected a text or a list of texts, found a list", 'write "targets: [FIRST'],
    ['name: "\\e[31m"', 'found "\\x1b[31m"', "web-servers"],
  ])("of %s say what was expected, what was found and what to write", (key, message, hint) => {
    const [fault, ...others] = read(`watch:\n  policies: a\n  ${key}\n`).diagnostics;
    expect(others).toEqual([]);
    expect(fault?.message).toContain(message);
    expect(fault?.hint).toContain(hint);
  });

  it.each(["policies: {}", "policies: [~]", "inventory: []"])("of %s are told once", (key) => {
    expect(read(`watch: [{ ${key} }]`).diagnostics.map(({ code }) => code)).toEqual(["AUD5005"]);
  });

  it("of one watch leave the others to be looked at", () => {
    const { config, draft } = read("watch: [{ policies: a, jitter: x }, { name: b, policies: c }]\nlog: 5");
    expect(config).toBeNull();
    expect(draft?.watches.flatMap(({ policies }) => policies.map(({ text }) => text))).toEqual(["a", "c"]);
    expect(draft?.sections.log?.kind).toBe("text");
  });

  it("never throw, and always or never leave a configuration", () => {
    const words = fc.constantFrom(
      "watch",
      "policies",
      "interval",
      "cron",
      "5m",
      "* * * * *",
      "[",
      "{",
      ":",
      "\n",
      " ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(" ")),
        ),
        (text) => {
          const { config, diagnostics } = read(text);
          expect(config === null).toBe(diagnostics.length > 0);
        },
      ),
    );
  });
});

describe("the schema", () => {
  it("knows the keys that the reader knows", () => {
    expect(Object.keys(schema.properties).sort()).toEqual([...FILE_KEYS].sort());
    expect(Object.keys(schema.$defs.watch.properties).sort()).toEqual([...WATCH_KEYS].sort());
  });

  it.each<[string, "good" | "bad"]>([
    ["watch: { policies: a }", "good"],
    ["watch: [{ name: a, policies: [b], interval: 1h30m, jitter: 5s }]", "good"],
    ["watch: { inventory: x, cron: '0 3 * * 1', include-loopback: On, parallel: 8 }", "good"],
    ["watch: { policies: a, rate-limit: 5, run-timeout: 90, remind: 1d }", "good"],
    ["{}", "bad"],
    ["watch: []", "bad"],
    ["watch: { targets: a }", "bad"],
    ["watch: { policies: a, interval: soon }", "bad"],
    ["watch: { policies: a, interval: 5m, cron: '* * * * *' }", "bad"],
    ["watch: { policies: a, targets: b, inventory: c }", "bad"],
    ["watch: { policies: a, rate-limit: 0 }", "bad"],
    ["watch: { policies: a, include-loopback: 7 }", "bad"],
    ["watch: { policies: a, nmae: b }", "bad"],
    ["watch: { policies: a }\nstat: b", "bad"],
  ])("says of %s what the reader says: %s", (text, verdict) => {
    expect(obeys(parse(text))).toBe(verdict === "good");
    expect(read(text).diagnostics.length === 0).toBe(verdict === "good");
  });
});
