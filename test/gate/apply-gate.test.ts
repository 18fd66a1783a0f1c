import { describe, expect, it } from "vitest";
import { applyGate, PLAIN_GATE } from "../../src/gate/apply-gate.ts";
import type { Gate } from "../../src/gate/apply-gate.ts";
import { parseWaivers } from "../../src/gate/waivers/parse-waivers.ts";
import { outcomeOf } from "../../src/model/outcome.ts";
import type { AuditReport, Finding } from "../../src/model/report.ts";
import { host, report } from "../reporters/build-report.ts";
import { findingWith, owner, surpriseOn } from "./findings.ts";

/** The report after waivers with these lines each; the sample report is of 21 November 2026. */
function waived(findings: readonly Finding[], ...waivers: readonly string[]): AuditReport {
  const people = "reason: b\n    approver: c\n    until: 2026-12-31Z";
  const text = `waivers:${waivers.map((lines) => `\n  - ${lines}\n    ${people}`).join("")}\n`;
  const parsed = parseWaivers(Buffer.from(text), "w.yml");
  expect(parsed.diagnostics).toEqual([]);
  return applyGate(report(findings), { ...PLAIN_GATE, waivers: parsed.waivers });
}

const two = findingWith({ found: [surpriseOn(9100), surpriseOn(9200)] });

describe("a waiver", () => {
  it("of a rule lets the run pass, and hides nothing", () => {
    const after = waived([two], "rule: ports-1");
    expect(after.gate).toMatchObject({ status: "passed", reasons: [] });
    expect(after.counts).toMatchObject({ FAILED: 0, WAIVED: 1 });
    expect(after.findings[0]).toMatchObject({ ...two, waiver: { state: "in-force", approver: "c" } });
  });

  it.each<[lines: string, outcome: string]>([
    ["rule: ports-1\n    port: 9100-9200", "WAIVED"],
    ["rule: ports-1\n    port: 9100", "FAILED"],
    ["rule: ports-1\n    port: 9100-9200/udp", "FAILED"],
    ["rule: ports-1\n    owner: /usr/bin/node_*", "WAIVED"],
    ["rule: ports-1\n    owner: metrics", "WAIVED"],
    ["rule: ports-1\n    owner: node-exporter.service", "WAIVED"],
    ["rule: ports-1\n    owner: /usr/sbin/*", "FAILED"],
    [`rule: ports-1\n    digest: md5:${"0".repeat(32)}`, "WAIVED"],
    [`rule: ports-1\n    digest: ${"b".repeat(64)}`, "FAILED"],
    ["title: only ssh*", "WAIVED"],
    ["title: only http*", "FAILED"],
    ["rule: ports-1\n    host: web*", "WAIVED"],
    ["rule: ports-1\n    host: db*", "FAILED"],
    ["rule: ports-1\n    status: error", "FAILED"],
  ])("with '%s' makes it %s", (lines, outcome) => {
    expect(outcomeOf(waived([two], lines).findings[0]!)).toBe(outcome);
  });

  it("of each thing that was found is one of the whole; the one that ends first is shown", () => {
    const after = waived([two], "rule: ports-1\n    port: 9100", "rule: ports-1\n    port: 9200");
    expect(after.counts).toMatchObject({ WAIVED: 1 });
  });

  it("marks what it covers where something else fails", () => {
    const { findings } = waived([two], "rule: ports-1\n    port: 9100");
    expect(findings[0]).toMatchObject({ verdict: { found: [{ waiver: { state: "in-force" } }, {}] } });
    expect(findings[0]).not.toHaveProperty("waiver");
  });

  it.each([
    [
      "was not wholly seen",
      {
        status: "partial",
        processes: [owner()],
        unseen: { status: "unavailable", reason: "missing-privilege", detail: "x" },
      },
    ],
    [
      "is somebody else too",
      {
        status: "complete",
        processes: [
          owner(),
          owner({ executable: { status: "observed", value: { path: "/tmp/x", deleted: false } } }),
        ],
      },
    ],
    [
      "was deleted",
      {
        status: "complete",
        processes: [
          owner({
            executable: { status: "observed", value: { path: "/usr/bin/node_exporter", deleted: true } },
          }),
        ],
      },
    ],
    ["was not looked for", { status: "not-requested" }],
  ] as const)("for an owner does not cover one who %s", (_, owners) => {
    const finding = findingWith({ found: [surpriseOn(9100, { owners })] });
    const after = waived([finding], "rule: ports-1\n    owner: /usr/bin/node_exporter");
    expect(after.counts).toMatchObject({ FAILED: 1, WAIVED: 0 });
  });

  it("of a part does not cover a rule of which not everything was seen", () => {
    const partial = findingWith({ found: [surpriseOn(9100)], extent: "partial" });
    const unseen = findingWith({ status: "ERROR", found: [surpriseOn(9100)] });
    const lines = "rule: ports-1\n    port: 9100\n    status: any";
    expect(waived([partial], lines).gate).toMatchObject({ status: "failed" });
    expect(waived([unseen], lines).gate).toMatchObject({ status: "incomplete" });
    expect(waived([partial], "rule: ports-1").gate).toMatchObject({ status: "passed" });
  });

  it("that ends first is the one of the whole, by the clock and not by its letters", () => {
    const text = ["2026-12-31T01:00+14:00", "2026-12-30T23:00Z"].map(
      (until, index) =>
        `{rule: ports-1, port: ${9100 + 100 * index}, reason: b, approver: c, until: "${until}"}`,
    );
    const { waivers } = parseWaivers(Buffer.from(`waivers: [${text.join(", ")}]`), "w.yml");
    const [finding] = applyGate(report([two]), { ...PLAIN_GATE, waivers }).findings;
    expect(finding?.waiver).toMatchObject({ until: "2026-12-31T01:00+14:00" });
  });

  it.each<[lines: string, codes: readonly string[]]>([
    ["rule: '*'", ["AUD5015"]],
    ["title: '**'\n    rule: '*'", ["AUD5015"]],
    ["rule: '*'\n    port: 9100", []],
    ["rule: 'ports-*'", []],
  ])("'%s': is one that covers everything remarked on: %j", (lines, codes) => {
    expect(waived([two], lines).diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it("covers what could not be judged only if it says so", () => {
    const unseen = findingWith({ status: "ERROR" });
    expect(waived([unseen], "rule: ports-1").gate).toMatchObject({ status: "incomplete" });
    expect(waived([unseen], "rule: ports-1\n    status: any").gate).toMatchObject({ status: "passed" });
  });

  it.each<[state: string, from: string, until: string, codes: readonly string[], exit: string]>([
    ["in-force", "2026-11-01Z", "2027-11-01Z", [], "passed"],
    ["ends-soon", "2026-11-01Z", "2026-12-01Z", ["AUD5013"], "passed"],
    ["expired", "2026-10-01Z", "2026-11-20Z", ["AUD5012"], "failed"],
    ["expired", "2026-10-01Z", "2026-11-21T06:04:11Z", ["AUD5012"], "failed"],
    ["not-yet", "2026-11-22Z", "2027-11-01Z", ["AUD5014"], "failed"],
  ])("that is %s (%s to %s)", (state, from, until, codes, status) => {
    const text = `waivers: [{rule: ports-1, reason: b, approver: c, from: ${from}, until: "${until}"}]`;
    const { waivers } = parseWaivers(Buffer.from(text), "w.yml");
    const after = applyGate(report([two]), { ...PLAIN_GATE, waivers });
    expect(after.findings[0]).toMatchObject({ waiver: { state } });
    expect(after.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(after.gate).toMatchObject({ status });
  });

  it.each<[lines: string, code: string, hint: RegExp]>([
    ["rule: port-1", "AUD5010", /did you mean ports-1\?/],
    ["rule: ports-1\n    port: 1", "AUD5011", /remove it/],
    ["title: nothing of the kind", "AUD5011", /remove it/],
  ])("'%s' that was not needed is a warning at its place", (lines, code, hint) => {
    const { diagnostics } = waived([two], lines);
    expect(diagnostics).toMatchObject([{ code, severity: "warning", location: { file: "w.yml", line: 2 } }]);
    expect(diagnostics[0]?.hint).toMatch(hint);
  });

  it("for another host is none of this run's business", () => {
    expect(waived([two], "rule: elsewhere\n    host: db1").diagnostics).toEqual([]);
  });
});

describe("a baseline", () => {
  const gate = (baseline: readonly Finding[], now: readonly Finding[]) =>
    applyGate(report(now), {
      ...PLAIN_GATE,
      baseline: { file: "before.json", report: report(baseline) },
    });

  it("lets pass what stood in it", () => {
    const after = gate([two], [two]);
    expect(after).toMatchObject({ counts: { KNOWN: 1 }, gate: { status: "passed", gone: [] } });
  });

  it("does not know a new listener, another program, or another status", () => {
    const other = {
      status: "complete",
      processes: [owner({ executable: { status: "observed", value: { path: "/tmp/x", deleted: false } } })],
    } as const;
    const changes = [
      findingWith({ found: [surpriseOn(9100), surpriseOn(9300)] }),
      findingWith({ found: [surpriseOn(9100), surpriseOn(9200, { owners: other })] }),
      findingWith({ status: "WARNING", found: [surpriseOn(9100), surpriseOn(9200)] }),
    ];
    for (const now of changes) expect(gate([two], [now]).findings[0]).toMatchObject({ baseline: "new" });
    expect(gate([two], [changes[0]!]).findings[0]).toMatchObject({
      verdict: { found: [{ baseline: "known" }, { baseline: "new" }] },
    });
  });

  it("knows a restarted process and a new worker of it", () => {
    const restarted = {
      status: "complete",
      processes: [owner({ pid: 9 }), owner({ pid: 10, startedAt: 5 })],
    } as const;
    const now = findingWith({ found: [surpriseOn(9100, { owners: restarted }), surpriseOn(9200)] });
    expect(gate([two], [now]).counts).toMatchObject({ KNOWN: 1, FAILED: 0 });
  });

  it("says what is gone", () => {
    const now = findingWith({ found: [surpriseOn(9200)] });
    expect(gate([two], [now]).gate?.gone).toEqual([
      {
        ruleId: "ports-1",
        description: "Only SSH is open",
        status: "FAILED",
        found: ["tcp 0.0.0.0 port 9100"],
      },
    ]);
    expect(gate([two], [findingWith({ status: "PASSED" })]).gate?.gone).toMatchObject([{ found: [] }]);
  });

  const waivedBy = (until: string) => {
    const text = `waivers: [{rule: ports-1, reason: b, approver: c, until: "${until}"}]`;
    return { ...PLAIN_GATE, waivers: parseWaivers(Buffer.from(text), "w.yml").waivers };
  };
  const held = (now: AuditReport, before: AuditReport, settings: Gate = PLAIN_GATE) =>
    applyGate(now, { ...settings, baseline: { file: "before.json", report: before } });

  it("does not prolong a waiver: neither one that is over, nor one that was taken away", () => {
    const before = applyGate(report([two]), waivedBy("never"));
    expect(held(report([two]), before).counts).toMatchObject({ FAILED: 1, KNOWN: 0 });
    expect(held(report([two]), report([two]), waivedBy("2020-01-01Z")).counts).toMatchObject({ FAILED: 1 });
    const both = held(report([two]), before, waivedBy("never"));
    expect(both.counts).toMatchObject({ WAIVED: 1 });
    expect(both.findings[0]).not.toHaveProperty("baseline");
  });

  it("and waivers may share what a rule finds", () => {
    const settings = waivedBy("never");
    const waivers = settings.waivers.map((waiver) => ({
      ...waiver,
      scope: { ...waiver.scope, port: { ports: [[9100, 9100]], transport: null } as const },
    }));
    const before = report([findingWith({ found: [surpriseOn(9200)] })]);
    expect(held(report([two]), before, { ...settings, waivers }).gate).toMatchObject({ status: "passed" });
    expect(held(report([two]), before).gate).toMatchObject({ status: "failed" });
  });

  it("says nothing of what is gone where not everything was seen, or the rule is for another system", () => {
    const partial = findingWith({ found: [surpriseOn(9200)], extent: "partial" });
    expect(gate([two], [partial])).toMatchObject({ counts: { FAILED: 1 }, gate: { gone: [] } });
    expect(gate([two], [findingWith({ status: "SKIPPED" })]).gate?.gone).toEqual([]);
  });

  it("knows a listener whose owners were not all seen by those that were", () => {
    const unseen = { status: "unavailable", reason: "missing-privilege", detail: "x" } as const;
    const part = (path: string) =>
      findingWith({
        found: [
          surpriseOn(9100, {
            owners: {
              status: "partial",
              unseen,
              processes: [owner({ executable: { status: "observed", value: { path, deleted: false } } })],
            },
          }),
        ],
      });
    expect(gate([part("/usr/bin/a")], [part("/usr/bin/a")]).counts).toMatchObject({ KNOWN: 1 });
    expect(gate([part("/usr/bin/a")], [part("/tmp/a")]).counts).toMatchObject({ FAILED: 1 });
  });

  it("of another host is a note, of other rules a warning", () => {
    const on = (name: string) => ({ ...report([two]), host: { ...host, hostname: name } });
    const codes = (before: AuditReport) => held(on("web1"), before).diagnostics.map(({ code }) => code);
    expect(codes(on("web1"))).toEqual([]);
    expect(codes(on("db1"))).toEqual(["AUD5030"]);
    expect(codes({ ...on("web1"), findings: [findingWith({ id: "other" })] })).toEqual(["AUD5031"]);
    expect(codes({ ...on("web1"), findings: [] })).toEqual(["AUD5031"]);
  });

  it("knows nothing of what was not seen", () => {
    const unseen = findingWith({ status: "ERROR" });
    expect(gate([unseen], [unseen]).gate).toMatchObject({ status: "incomplete" });
    expect(gate([two], [unseen]).gate).toMatchObject({ status: "incomplete", gone: [] });
  });
});
