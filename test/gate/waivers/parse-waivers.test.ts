import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMoment } from "../../../src/gate/waivers/parse-moment.ts";
import { parseWaivers } from "../../../src/gate/waivers/parse-waivers.ts";

const read = (text: string) => parseWaivers(Buffer.from(text), "waivers.yml");

const COMPLETE = `
waivers:
  - rule: ports-1
    title: "Only *"
    host: web*
    port: 9100-9110/tcp
    owner: /usr/bin/*
    digest: SHA256:${"AB".repeat(32)}
    status: any
    reason: The agent is replaced in December.
    approver: Jo Brand
    ticket: SEC-12
    from: 2026-11-01[Europe/Berlin]
    until: 2026-12-31T18:00:00+01:00
`;

describe("a file of waivers", () => {
  it("is read with every key", () => {
    const { waivers, diagnostics } = read(COMPLETE);
    expect(diagnostics).toEqual([]);
    expect(waivers).toEqual([
      {
        scope: {
          rule: "ports-1",
          title: "Only *",
          host: "web*",
          port: { ports: [[9100, 9110]], transport: "tcp" },
          owner: "/usr/bin/*",
          digest: "ab".repeat(32),
          status: "any",
        },
        reason: "The agent is replaced in December.",
        approver: "Jo Brand",
        ticket: "SEC-12",
        from: { text: "2026-11-01[Europe/Berlin]", time: Date.parse("2026-10-31T23:00:00Z") },
        until: { text: "2026-12-31T18:00:00+01:00", time: Date.parse("2026-12-31T17:00:00Z") },
        location: { file: "waivers.yml", line: 3, column: 5 },
      },
    ]);
  });

  it.each(["", "# nothing yet\n", "waivers:\n", "waivers: []\n", "{}"])("may hold none: %j", (text) => {
    expect(read(text)).toMatchObject({ waivers: [], diagnostics: [] });
  });

  it("is read as JSON too", () => {
    const waiver = { rule: "a", reason: "b", approver: "c", until: "never" };
    expect(read(JSON.stringify({ waivers: [waiver] })).waivers).toHaveLength(1);
  });

  const one = (lines: string) => `waivers:\n  - rule: a\n    reason: b\n    approver: c\n    ${lines}\n`;

  it.each<[name: string, text: string, code: string, at: string]>([
    ["broken YAML", "waivers: [", "AUD5001", ""],
    ["an alias", "a: &x 1\nwaivers: *x\n", "AUD5001", "*x"],
    ["a tag", "waivers: !!binary aGk=\n", "AUD5001", "aGk="],
    ["deep nesting", `waivers: ${"[".repeat(20)}${"]".repeat(20)}`, "AUD5001", "["],
    ["very deep nesting", `waivers: ${"[".repeat(100_000)}`, "AUD5001", ""],
    ["a list at the top", "- rule: a\n", "AUD5002", "- rule"],
    ["a text in place of the list", "waivers: all\n", "AUD5002", "all"],
    ["a text in place of a waiver", "waivers:\n  - all\n", "AUD5002", "all"],
    ["another key at the top", "waiver: []\n", "AUD5003", "waiver"],
    ["an unknown key", one("untill: x\n    until: never"), "AUD5003", "untill"],
    ["no end", one("ticket: x"), "AUD5004", "rule: a"],
    ["no rule", "waivers:\n  - reason: b\n    approver: c\n    until: never\n", "AUD5004", "reason: b"],
    ["an empty approver", one('until: never\n    ticket: ""'), "AUD5005", '""'],
    ["a key without a value", one("until:"), "AUD5005", "until"],
    ["a date without a zone", one("until: 2026-12-31"), "AUD5005", "2026-12-31"],
    ["a day that does not exist", one("until: 2026-02-30Z"), "AUD5005", "2026-02-30Z"],
    ["an end before the beginning", one("from: 2026-12-31Z\n    until: 2026-12-01Z"), "AUD5005", "rule: a"],
    ["a port that is none", one("until: never\n    port: ssh"), "AUD5005", "ssh"],
    ["a range backwards", one("until: never\n    port: 20-10"), "AUD5005", "20-10"],
    ["a short digest", one("until: never\n    digest: abc"), "AUD5005", "abc"],
    ["an unknown status", one("until: never\n    status: passed"), "AUD5005", "passed"],
    ["a key given twice", one("until: never\n    reason: d"), "AUD5006", "reason"],
  ])("with %s is refused where it stands", (_, text, code, at) => {
    const { waivers, diagnostics, text: read_ } = read(text);
    expect(waivers).toEqual([]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(read_.slice(diagnostics[0]!.span.start).startsWith(at)).toBe(true);
  });

  it("that is too large or no text is refused", () => {
    expect(parseWaivers(Buffer.alloc(2 ** 20 + 1, 32), "w").diagnostics).toHaveLength(1);
    expect(parseWaivers(Buffer.from([0xff, 0xfe]), "w").diagnostics).toHaveLength(1);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const candidate of [text, `waivers:\n  - rule: ${text}\n`, `waivers: [{until: "${text}"}]`])
          for (const { span } of read(candidate).diagnostics)
            expect(span.start).toBeLessThanOrEqual(span.end);
      }),
    );
  });
});

describe("a moment", () => {
  it.each<[text: string, edge: "start" | "end", time: string | null]>([
    ["2026-12-31T18:00:00+01:00", "end", "2026-12-31T17:00:00.000Z"],
    ["2026-12-31 18:00Z", "end", "2026-12-31T18:00:00.000Z"],
    ["2026-12-31Z", "start", "2026-12-31T00:00:00.000Z"],
    ["2026-12-31Z", "end", "2026-12-31T23:59:59.999Z"],
    ["2026-07-01[America/New_York]", "start", "2026-07-01T04:00:00.000Z"],
    ["2026-12-01[America/New_York]", "start", "2026-12-01T05:00:00.000Z"],
    ["2026-03-29T03:30[Europe/Berlin]", "start", "2026-03-29T01:30:00.000Z"],
    ["2026-06-01T12:00[Asia/Kolkata]", "start", "2026-06-01T06:30:00.000Z"],
    ["2024-02-29Z", "start", "2024-02-29T00:00:00.000Z"],
    ["2026-02-29Z", "start", null],
    ["2026-03-29T02:30[Europe/Berlin]", "start", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T02:30[Europe/Berlin]", "end", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25T02:30+01:00[Europe/Berlin]", "end", "2026-10-25T01:30:00.000Z"],
    ["2026-03-29[Europe/Berlin]", "end", "2026-03-29T21:59:59.999Z"],
    ["2018-11-04[America/Sao_Paulo]", "start", "2018-11-04T03:00:00.000Z"],
    ["2026-12-31T00:00Z[Europe/Berlin]", "start", "2026-12-31T00:00:00.000Z"],
    ["2026-12-31+05:00[Europe/Berlin]", "start", null],
    ["2026-12-31+01:00[Mars/Olympus]", "start", null],
    ["2026-12-31Z[Mars/Olympus]", "start", null],
    ["2026-12-31T24:00Z", "end", null],
    ["2026-12-31", "end", null],
    ["2026-12-31T18:00:00", "end", null],
    ["2026-12-31[Mars/Olympus]", "end", null],
    ["2026-12-31+25:00", "end", null],
    ["2026-12-31T25:00Z", "end", null],
    ["31.12.2026", "end", null],
    ["tomorrow", "end", null],
  ])("%s as the %s is %s", (text, edge, time) => {
    const moment = parseMoment(text, edge);
    expect(moment === null ? null : new Date(moment.time).toISOString()).toBe(time);
  });
});
