import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { isPortspec } from "../../../src/policy/portspec/is-portspec.ts";
import { parsePortspec } from "../../../src/policy/portspec/parse-portspec.ts";
import type { PortspecReading } from "../../../src/policy/portspec/portspec-config.ts";
import { PORTSPEC_CODES } from "../../../src/policy/portspec/portspec-codes.ts";
import { lineIndex } from "../../../src/support/line-index.ts";

const WHOLE = `interval: 86400
ipv6: no
parallelscans: 10
hosts:
  www.example.org: [22, 80]
  192.0.2.10:
scanports: [22, 80, 443]
sendemail: true
smtpserver: smtp.example.com
smtpport: 587
smtpusername: me
smtppassword: "hunter2"
alertemail: [security@example.com, admin@example.net]
fromemail: portspec@example.com
`;

/** `CODE severity line:column`, one for each diagnostic. */
function remarksOn(text: string, reading: PortspecReading = "fixed"): readonly string[] {
  const parsed = parsePortspec(Buffer.from(text), reading);
  const lines = lineIndex(text);
  return parsed.diagnostics.map(({ code, severity, span }) => {
    const { line, column } = lines.positionAt(span.start);
    return `${code} ${severity} ${line}:${column}`;
  });
}

function withLine(key: string, line: string): string {
  return WHOLE.replace(new RegExp(`^${key}:.*\n`, "m"), line === "" ? "" : `${line}\n`);
}

describe("a configuration of PortSpec", () => {
  it("is read with all of its keys", () => {
    const { config, diagnostics } = parsePortspec(Buffer.from(WHOLE), "fixed");
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({
      interval: 86400,
      ipv6: false,
      parallelScans: 10,
      hosts: [
        { name: "www.example.org", kind: "name", expected: [22, 80], list: "ports" },
        { name: "192.0.2.10", kind: "ipv4", expected: [], list: "nothing" },
      ],
      scanPorts: [22, 80, 443],
      mail: {
        server: "smtp.example.com",
        port: 587,
        username: "me",
        password: "hunter2",
        to: ["security@example.com", "admin@example.net"],
        from: "portspec@example.com",
      },
    });
  });

  it.each([
    ["an unknown key", `${WHOLE}Interval: 5\n`, ["AUD6501 warning 15:1"]],
    ["a key twice", `${WHOLE}interval: 86400\n`, ["AUD6502 error 15:1"]],
    ["no interval", withLine("interval", ""), ["AUD6503 error 1:1"]],
    ["no scanports", withLine("scanports", ""), ["AUD6503 error 1:1"]],
    ["empty scanports", withLine("scanports", "scanports: []"), ["AUD6503 error 7:1"]],
    ["empty hosts", "interval: 3600\nhosts:\nscanports: [22]\n", ["AUD6503 error 2:1"]],
    ["hosts as a list", "interval: 3600\nhosts: [a]\nscanports: [22]\n", ["AUD6504 error 2:8"]],
    [
      "a list of something else",
      "- 1\n",
      Array<string>(3).fill("AUD6503 error 1:1").concat("AUD6504 error 1:1").sort(),
    ],
    ["a port that is no list", WHOLE.replace("[22, 80]", "22"), ["AUD6504 error 5:20"]],
    ["a switch that is none", withLine("ipv6", "ipv6: maybe"), ["AUD6504 error 2:7"]],
    ["an interval that is no number", withLine("interval", "interval: often"), ["AUD6505 error 1:11"]],
    ["an interval of nothing", withLine("interval", "interval: 0"), ["AUD6505 error 1:11"]],
    ["a negative interval", withLine("interval", "interval: -60"), ["AUD6505 error 1:11"]],
    ["a fraction", withLine("scanports", "scanports: [22.5, 80, 22]"), ["AUD6505 error 7:13"]],
    [
      "a range backwards",
      withLine("scanports", "scanports: [22, 80, 9-1]"),
      ["AUD6506 note 7:21", "AUD6505 error 7:21"],
    ],
    ["parallelscans of nothing", withLine("parallelscans", "parallelscans: 0"), ["AUD6505 error 3:16"]],
    ["a quoted port", withLine("scanports", 'scanports: [22, "80"]'), ["AUD6506 note 7:17"]],
    ["a range", withLine("scanports", "scanports: [22, 79-81]"), ["AUD6506 note 7:17"]],
    ["a hexadecimal port", withLine("scanports", "scanports: [22, 0x50]"), ["AUD6507 note 7:17"]],
    [
      "an octal port",
      withLine("scanports", "scanports: [22, 80, 0120]"),
      ["AUD6508 warning 7:21", "AUD6510 warning 7:12"].toReversed(),
    ],
    [
      "a port that does not exist",
      withLine("scanports", "scanports: [22, 80, 70000]"),
      ["AUD6509 warning 7:21"],
    ],
    ["an expected one", WHOLE.replace("[22, 80]", "[22, 0]"), ["AUD6509 error 5:25"]],
    [
      "only such ports",
      "interval: 3600\nhosts: { a: }\nscanports: [0]\n",
      ["AUD6509 error 3:12", "AUD6509 warning 3:13"],
    ],
    ["a port twice", withLine("scanports", "scanports: [22, 80, 22]"), ["AUD6510 warning 7:12"]],
    ["an expected port that is not scanned", WHOLE.replace("[22, 80]", "[22, 81]"), ["AUD6511 warning 5:3"]],
    ["a short interval", withLine("interval", "interval: 3599"), ["AUD6512 warning 1:11"]],
    ["very many ports", WHOLE.replace("[22, 80]", "[1-10001]"), ["AUD6506 note 5:21", "AUD6513 error 5:21"]],
    ["a host with a port", WHOLE.replace("www.example.org", '"a.example:22"'), ["AUD6514 error 5:3"]],
    ["a host twice", WHOLE.replace("192.0.2.10", "WWW.example.org"), ["AUD6515 error 6:3"]],
    ["a host in two spellings", WHOLE.replace("192.0.2.10", "www.example.org."), ["AUD6515 warning 6:3"]],
    ["mail without a server", withLine("smtpserver", ""), ["AUD6516 error 8:1"]],
    ["mail without a receiver", withLine("alertemail", "alertemail: []"), ["AUD6516 error 8:1"]],
    [
      "a header within an address",
      withLine("fromemail", 'fromemail: "a\\r\\nBcc: b"'),
      ["AUD6504 error 14:12", "AUD6516 error 8:1"].toReversed(),
    ],
    ["an empty list", WHOLE.replace("192.0.2.10:", "192.0.2.10: []"), ["AUD6517 note 6:3"]],
    ["an IPv6 address", WHOLE.replace("192.0.2.10:", '"::1":'), ["AUD6518 note 6:3"]],
    ["an alias", "interval: &a 3600\nhosts: *a\n", ["AUD5001 error 2:8"]],
    ["no YAML", "hosts: [", ["AUD5001 error 1:9"]],
  ])("has a remark about %s", (_, text, remarks) => {
    expect(remarksOn(text).toSorted()).toEqual(remarks.toSorted());
    const { config, diagnostics } = parsePortspec(Buffer.from(text), "fixed");
    expect(config === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
  });

  it.each([
    ["a range", withLine("scanports", "scanports: [22, 79-81]"), "AUD6506 error 7:17"],
    ["a quoted interval", withLine("interval", 'interval: "86400"'), "AUD6506 error 1:11"],
    ["no parallelscans", withLine("parallelscans", ""), "AUD6503 error 1:1"],
    ["an expected port that does not exist", WHOLE.replace("[22, 80]", "[22, 0]"), "AUD6509 warning 5:25"],
    ["a host twice", WHOLE.replace("192.0.2.10", "WWW.example.org"), "AUD6515 warning 6:3"],
  ])("is read as the original does with --faithful: %s", (_, text, remark) => {
    expect(remarksOn(text, "faithful")).toContain(remark);
  });

  it("tells a hundred faults, and errors before all others", () => {
    const many = Array.from({ length: 300 }, (_, index) => `key${index}: 1\n`).join("");
    const { config, diagnostics } = parsePortspec(Buffer.from(`${many}${withLine("interval", "")}`), "fixed");
    expect(config).toBeNull();
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "AUD6503",
      "AUD6519",
    ]);
  });

  it.each([
    ["the password", WHOLE],
    ["a misspelt one", WHOLE.replace("smtppassword", "smtppw")],
    ["one over several lines", WHOLE.replace('"hunter2"', "|\n  hunter2\n  hunter2")],
    ["one in braces", '{ interval: 1, "smtppassword": "hunter2", scanports: [1] }'],
    ["one in a text that is no YAML", `${WHOLE}]`],
  ])("shows %s nowhere", (_, text) => {
    const { text: shown, diagnostics } = parsePortspec(Buffer.from(text), "fixed");
    expect(shown).toHaveLength(text.length);
    expect(shown + JSON.stringify(diagnostics)).not.toContain("hunter2");
  });

  it("never throws, whatever the bytes", () => {
    const key = fc.constantFrom(
      "interval",
      "hosts",
      "scanports",
      "parallelscans",
      "smtppassword",
      "ipv6",
      "x",
    );
    const value = fc.constantFrom(
      "1",
      "[22, '80']",
      "{a: [1-9], ::1: }",
      "true",
      "[[1]]",
      "~",
      "'x",
      "&a *a",
      "- 1",
    );
    const config = fc
      .array(fc.tuple(key, value))
      .map((lines) => lines.map((line) => line.join(": ")).join("\n"));
    fc.assert(
      fc.property(
        fc.oneof(config, fc.string({ unit: "binary" })),
        fc.constantFrom("fixed", "faithful"),
        (text, reading) => {
          const parsed = parsePortspec(Buffer.from(text), reading);
          expect(parsed.config === null).toBe(
            parsed.diagnostics.some(({ severity }) => severity === "error"),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is known by its keys and by the name of its file", () => {
    expect(isPortspec(WHOLE, "portspec.conf")).toBe(true);
    expect(isPortspec('{"scanports": [1]}', "-")).toBe(true);
    expect(isPortspec("hosts: 1", "conf.YML")).toBe(true);
    expect(isPortspec('<check_type:"Unix">\n</check_type>', "policy.yml")).toBe(false);
    expect(isPortspec('# scanports: [22]\n<check_type:"Unix">', "a.audit")).toBe(false);
  });
});

describe("the codes of PortSpec", () => {
  it("are the table in the README", () => {
    const readme = readFileSync("src/policy/portspec/README.md", "utf8");
    const rows = readme.matchAll(/^\| (AUD\d{4}) *\| ([^|]+) \|$/gm);
    expect(Array.from(rows, ([, code = "", meaning = ""]) => [code, meaning.trim()])).toEqual(
      Object.entries(PORTSPEC_CODES),
    );
  });
});
