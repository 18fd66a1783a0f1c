import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideSecrets } from "../../src/alerts/config/hide-secrets.ts";
import { parseReceivers } from "../../src/alerts/config/parse-receivers.ts";
import { RECEIVER_KINDS } from "../../src/alerts/config/read-receivers.ts";
import { receiversOfMail } from "../../src/alerts/receivers-of-mail.ts";

const read = (text: string) => parseReceivers(Buffer.from(text));
const one = (keys: string) => read(`alerts: [{ name: it, ${keys} }]`);

const COMPLETE = `
watch: { policies: [a.audit] }
alerts:
  - name: ops
    kind: email
    host: "[2001:db8::1]"
    port: 2525
    ca: /etc/ca.pem
    tls: implicit
    user: watch
    password: { credential: smtp }
    from: audit@example.com
    to: [a@example.com, b@example.com, a@example.com]
    only: { kinds: [opened, not-seen], severity: high, targets: ["web*"] }
    timeout: 1m
    keep: 1d12h
  - name: hook
    kind: webhook
    url: https://alerts.example/hook
    secret: { env: HOOK_KEY }
    headers: { Authorization: { file: /etc/token }, X-Site: berlin }
  - { name: chat, kind: slack, url: { env: SLACK } }
  - { name: team, kind: teams, url: { file: /etc/teams } }
  - { name: log, kind: syslog, host: log.example }
  - { name: lines, kind: file, path: /var/log/alerts.jsonl }
  - { name: run, kind: command, argv: [/usr/local/bin/tell, "", "a b"] }
`;

describe("receivers", () => {
  it("are read with everything that they say, and with what is usual where they do not", () => {
    const { receivers, diagnostics } = read(COMPLETE);
    expect(diagnostics).toEqual([]);
    const usual = { only: { kinds: [], minimumSeverity: "LOW", targets: [] }, timeout: 15, keep: 259_200 };
    const mail = {
      kind: "email",
      name: "ops",
      only: { kinds: ["opened", "not-seen"], minimumSeverity: "HIGH", targets: ["web*"] },
      timeout: 60,
      keep: 129_600,
      server: { host: "2001:db8::1", port: 2525, ca: { text: "/etc/ca.pem" } },
      tls: "implicit",
      login: { user: "watch", password: { kind: "credential", name: "smtp" } },
      from: "audit@example.com",
    };
    expect(receivers).toMatchObject([
      { ...mail, to: "a@example.com", lane: "ops a@example.com" },
      { ...mail, to: "b@example.com", lane: "ops b@example.com" },
      {
        ...usual,
        kind: "webhook",
        lane: "hook",
        secret: { kind: "environment", name: "HOOK_KEY" },
        ca: null,
      },
      { ...usual, kind: "slack", url: { kind: "environment", name: "SLACK" } },
      { ...usual, kind: "teams", url: { kind: "file", path: "/etc/teams" } },
      {
        ...usual,
        kind: "syslog",
        transport: "tls",
        server: { host: "log.example", port: 6514 },
        facility: 3,
      },
      { ...usual, kind: "file", path: "/var/log/alerts.jsonl" },
      { ...usual, kind: "command", program: "/usr/local/bin/tell", args: ["", "a b"] },
    ]);
  });

  it.each(Object.keys(RECEIVER_KINDS))("of the kind %s are in the sample", (kind) => {
    expect(COMPLETE).toContain(`kind: ${kind}`);
  });

  it("of PortSpec's mail send the password over TLS, or to this machine only", () => {
    const mail = { username: "u", password: "p", to: ["a@b.c", "d@e.f", "a@b.c"], from: "x@y.z" };
    const tlsOf = (server: string, port: number) =>
      receiversOfMail({ ...mail, server, port }).map(({ tls, to }) => `${tls} ${to}`);
    expect(tlsOf("mail.example", 25)).toEqual(["starttls a@b.c", "starttls d@e.f"]);
    expect(tlsOf("mail.example", 465)).toEqual(["implicit a@b.c", "implicit d@e.f"]);
    expect(tlsOf("127.0.0.1", 25)).toEqual(["none a@b.c", "none d@e.f"]);
  });
});

const MAIL = "kind: email, host: mail.example, from: a@b.c, to: d@e.f";

describe("what is wrong with receivers is said at its place", () => {
  it.each<[what: string, keys: string, code: string, at: string]>([
    ["no kind", "host: x", "AUD5004", "{ name"],
    ["an unknown kind", "kind: mail", "AUD7202", "mail"],
    ["an unknown key", `${MAIL}, tsl: none`, "AUD5003", "tsl"],
    ["a key of another kind", "kind: file, path: /x, host: y", "AUD5003", "host"],
    ["a key that is there twice", "kind: file, path: /x, path: /y", "AUD5006", "path: /y"],
    ["no host", "kind: syslog", "AUD5004", "{ name"],
    ["a host with a port", "kind: syslog, host: 'a:1'", "AUD5005", "'a:1'"],
    ["a host that is an option", "kind: syslog, host: -x", "AUD5005", "-x"],
    ["a port", "kind: syslog, host: a, port: 0", "AUD5005", "0"],
    ["a transport", "kind: syslog, host: a, transport: tpc", "AUD5005", "tpc"],
    ["a facility", "kind: syslog, host: a, facility: kern", "AUD5005", "kern"],
    ["no address", "kind: email, host: a, from: a@b.c", "AUD5004", "{ name"],
    ["an address with a line break", MAIL.replace("d@e.f", '"d@e.f\\r\\nBcc: x@y.z"'), "AUD5005", '"d@e.f'],
    ["an address with a name", MAIL.replace("a@b.c", "A <a@b.c>"), "AUD5005", "A <"],
    ["a user without a password", `${MAIL}, user: x`, "AUD5004", "{ name"],
    ["a password without a user", `${MAIL}, password: { env: X }`, "AUD5004", "{ name"],
    ["a password without TLS", `${MAIL}, tls: none, user: x, password: { env: X }`, "AUD7204", "none"],
    ["two places of a secret", `${MAIL}, user: x, password: { env: X, file: /y }`, "AUD5005", "{ env"],
    ["a relative place of a secret", `${MAIL}, user: x, password: { file: y }`, "AUD5005", "y }"],
    ["a credential elsewhere", `${MAIL}, user: x, password: { credential: ../y }`, "AUD5005", "../y"],
    ["a variable", `${MAIL}, user: x, password: { env: "A B" }`, "AUD5005", '"A B"'],
    ["a URL without TLS", "kind: webhook, url: 'http://alerts.example/'", "AUD7205", "'http:"],
    ["a URL with a password", "kind: webhook, url: 'https://a:b@alerts.example/'", "AUD7205", "'https:"],
    ["no URL", "kind: slack", "AUD5004", "{ name"],
    ["a certificate without its key", "kind: syslog, host: x, cert: /c", "AUD5004", "{ name"],
    ["a key without its certificate", "kind: syslog, host: x, key: /k", "AUD5004", "{ name"],
    [
      "a certificate without TLS",
      "kind: syslog, host: x, transport: tcp, cert: /c, key: /k",
      "AUD7209",
      "/c",
    ],
    ["a relative key", "kind: syslog, host: x, cert: /c, key: k.pem", "AUD5005", "k.pem"],
    ["a header of ours", "kind: webhook, url: 'https://a/', headers: { Host: b }", "AUD5005", "Host"],
    [
      "a header of two lines",
      'kind: webhook, url: "https://a/", headers: { X: "a\\nb" }',
      "AUD5005",
      '"a\\nb"',
    ],
    ["a name of a header", "kind: webhook, url: 'https://a/', headers: { 'X Y': b }", "AUD5005", "'X Y'"],
    ["a relative path", "kind: file, path: alerts.log", "AUD5005", "alerts.log"],
    ["a command in one text", "kind: command, argv: /bin/true -x", "AUD5002", "/bin/true"],
    ["a relative command", "kind: command, argv: [tell]", "AUD5005", "tell"],
    ["an empty command", "kind: command, argv: []", "AUD5005", "[]"],
    ["a kind of alert", "kind: file, path: /x, only: { kinds: [openend] }", "AUD5005", "openend"],
    ["a severity", "kind: file, path: /x, only: { severity: urgent }", "AUD5005", "urgent"],
    ["an unknown filter", "kind: file, path: /x, only: { hosts: [a] }", "AUD5003", "hosts"],
    ["a time", "kind: file, path: /x, timeout: soon", "AUD5005", "soon"],
    ["a long time", "kind: file, path: /x, timeout: 1h", "AUD5005", "1h"],
  ])("%s", (_, keys, code, at) => {
    const text = `alerts: [{ name: it, ${keys} }]`;
    const { receivers, diagnostics } = read(text);
    expect(diagnostics[0]).toMatchObject({ code, severity: "error" });
    expect(text.slice(diagnostics[0]?.span.start)).toSatisfy((rest: string) => rest.startsWith(at));
    expect(receivers).toEqual([]);
  });

  it.each<[what: string, text: string, code: string]>([
    ["no receivers", "watch: {}", "AUD5004"],
    ["a list at the top", "- a", "AUD5002"],
    ["a mapping of receivers", "alerts: { ops: { kind: file } }", "AUD5002"],
    ["a text as a receiver", "alerts: [ops]", "AUD5002"],
    [
      "two of the same name",
      "alerts: [{ name: a, kind: file, path: /a }, { name: a, kind: file, path: /b }]",
      "AUD7201",
    ],
    ["a name with a blank", "alerts: [{ name: a b, kind: file, path: /a }]", "AUD5005"],
    [
      "too many addresses",
      `alerts: [{ name: a, ${MAIL.replace("d@e.f", `[${Array.from({ length: 101 }, (_, i) => `a${i}@b.c`).join()}]`)} }]`,
      "AUD7206",
    ],
  ])("%s", (_, text, code) => {
    expect(read(text).diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  it("warns of secrets that stand in the file, and takes them", () => {
    const { receivers, diagnostics } = one(`${MAIL}, user: x, password: hunter2`);
    expect(diagnostics).toMatchObject([{ code: "AUD7203", severity: "warning" }]);
    expect(receivers).toHaveLength(1);
    expect(JSON.stringify({ receivers, diagnostics })).not.toContain("hunter2");
  });

  it("never throws", () => {
    const keys = [...new Set(Object.values(RECEIVER_KINDS).flatMap(({ keys: own }) => own))];
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(...Object.keys(RECEIVER_KINDS), "a@b.c", "/x", "https://a/"),
    );
    const value = fc.oneof(word, fc.integer(), fc.constant(null), fc.array(word), fc.dictionary(word, word));
    const receiver = fc.dictionary(
      fc.oneof(fc.constantFrom("name", "kind", "only", ...keys), fc.string()),
      value,
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(receiver), fc.jsonValue()), (alerts) => {
        const text = JSON.stringify({ alerts });
        const { receivers, diagnostics } = read(text);
        expect(receivers.length === 0 || diagnostics.every(({ severity }) => severity !== "error")).toBe(
          true,
        );
        expect(hideSecrets(text)).toHaveLength(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the text of a file for code frames", () => {
  it.each([
    `alerts: [{ name: it, ${MAIL}, user: x, password: hunter2 }]`,
    `alerts: [{ name: it, ${MAIL}, user: x, pasword: hunter2 }]`,
    `alerts: [{ name: it, ${MAIL}, password: [hunter2, { a: hunter2 }] }]`,
    "alerts: [{ name: it, kind: slack, url: https://a/hunter2 }]",
    "alerts: [{ name: it, kind: webhook, headers: { Authorization: hunter2 } }]",
    "alerts: [{ name: it, kind: webhook, secret: { value: hunter2 } }]",
    "alerts:\n  - name: it\n    kind: email\n    password: |\n      hunter2\n      hunter2\n",
    "alerts:\n  - name: it # the old password was hunter2\n    kind: email\n",
    "alerts:\n  - name: it\n    password: |\n      hunter2\n      hunter2\n    kind: [\n",
    "alerts:\n  - name: it\n    password: 'hunter2\n    kind: [\n",
  ])("shows no secret of %j, and moves nothing", (text) => {
    const hidden = hideSecrets(text);
    expect(hidden).not.toContain("hunter2");
    expect(hidden).toHaveLength(text.length);
    expect(hidden).toContain("name: it");
  });

  it("shows everything else", () => {
    expect(hideSecrets(COMPLETE).replaceAll(/\*+/g, "")).toContain("password: { credential: smtp }");
    const plain = "watch:\n  policies: [password.audit]\n";
    expect(hideSecrets(plain)).toBe(plain);
  });
});
