import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COMMON_KEYS } from "../../src/alerts/config/common-keys.ts";
import { parseReceivers } from "../../src/alerts/config/parse-receivers.ts";
import { FILTER_KEYS } from "../../src/alerts/config/read-filter.ts";
import { RECEIVER_KINDS } from "../../src/alerts/config/read-receivers.ts";

interface Schema {
  readonly $defs: Readonly<Record<string, { readonly properties: object }>>;
}

const schema = JSON.parse(
  readFileSync(new URL("../../src/watch/watch.schema.json", import.meta.url), "utf8"),
) as Schema;
const obeys = new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(schema);

const MAIL = { kind: "email", host: "mail.example", from: "a@b.c", to: ["d@e.f"] };
const HOOK = { kind: "webhook", url: "https://a/" };

describe("the schema of receivers", () => {
  it.each(Object.entries(RECEIVER_KINDS))("knows the keys of %s that the reader knows", (kind, { keys }) => {
    const known = Object.keys(schema.$defs[kind]?.properties ?? {}).sort();
    expect(known).toEqual([...COMMON_KEYS, ...keys].sort());
  });

  it("knows the keys of a filter that the reader knows", () => {
    expect(Object.keys(schema.$defs.only?.properties ?? {}).sort()).toEqual([...FILTER_KEYS].sort());
  });

  it.each<[object, "good" | "bad"]>([
    [MAIL, "good"],
    [
      { ...MAIL, host: "[2001:db8::1]", port: 25, tls: "none", to: "x@y.z", timeout: "1m30s", keep: 60 },
      "good",
    ],
    [{ ...MAIL, user: "u", password: { env: "X" } }, "good"],
    [{ ...MAIL, user: "u", password: { file: "/x" }, ca: "/ca.pem" }, "good"],
    [{ ...MAIL, only: { kinds: ["opened"], severity: "High", targets: ["web*"] } }, "good"],
    [
      { ...HOOK, secret: { credential: "key" }, headers: { "X-Y": "z", Authorization: { env: "T" } } },
      "good",
    ],
    [{ kind: "slack", url: { env: "S" } }, "good"],
    [{ kind: "teams", url: { file: "/t" } }, "good"],
    [{ kind: "syslog", host: "log", transport: "udp", facility: "local7", port: "514" }, "good"],
    [{ kind: "syslog", host: "log", cert: "/c.pem", key: "/k.pem" }, "good"],
    [{ kind: "syslog", host: "log", cert: "/c.pem" }, "bad"],
    [{ kind: "syslog", host: "log", cert: "c.pem", key: "/k.pem" }, "bad"],
    [{ kind: "file", path: "/x" }, "good"],
    [{ kind: "command", argv: ["/x", "-y", 7] }, "good"],
    [{ kind: "mail" }, "bad"],
    [{ ...MAIL, to: [] }, "bad"],
    [{ ...MAIL, user: "u" }, "bad"],
    [{ ...MAIL, password: { env: "X", file: "/y" }, user: "u" }, "bad"],
    [{ ...MAIL, from: "somebody" }, "bad"],
    [{ ...MAIL, port: 0 }, "bad"],
    [{ ...MAIL, host: "a:1" }, "bad"],
    [{ ...MAIL, path: "/x" }, "bad"],
    [{ ...MAIL, only: { kinds: ["open"] } }, "bad"],
    [{ ...HOOK, headers: { "X Y": "z" } }, "bad"],
    [{ kind: "slack" }, "bad"],
    [{ kind: "syslog", host: "log", transport: "http" }, "bad"],
    [{ kind: "file", path: "x" }, "bad"],
    [{ kind: "command", argv: "/x -y" }, "bad"],
    [{ kind: "file", path: "/x", keep: "long" }, "bad"],
  ])("and the reader agree on %j: %s", (receiver, verdict) => {
    const file = { watch: { policies: "a" }, alerts: [{ name: "it", ...receiver }] };
    const { diagnostics } = parseReceivers(Buffer.from(JSON.stringify(file)));
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.length === 0).toBe(verdict === "good");
    expect(obeys(file), JSON.stringify(obeys.errors)).toBe(verdict === "good");
  });
});
