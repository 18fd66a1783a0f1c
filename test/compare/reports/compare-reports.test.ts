import { describe, expect, it } from "vitest";
import { compareReports } from "../../../src/compare/reports/compare-reports.ts";
import type { CompareReportsOptions } from "../../../src/compare/reports/compare-reports.ts";
import type { AuditReport, Finding } from "../../../src/model/report.ts";
import type { ReportComparison } from "../../../src/model/report-comparison.ts";
import type { FoundItem, Verdict } from "../../../src/model/verdict.ts";
import { host, report } from "../../reporters/build-report.ts";
import { acceptedFindings } from "../../reporters/sample-accepted.ts";
import { brief, finding, verdictsOfEveryKind } from "../../reporters/sample-findings.ts";
import { listener, owner, ownersOfEveryKind } from "../../reporters/sample-listeners.ts";
import { sampleReports } from "../../reporters/sample-reports.ts";

const { passed, failed, error, skipped } = verdictsOfEveryKind;

const OF: Readonly<Record<Finding["status"], Verdict>> = {
  PASSED: { ...passed, found: [] },
  FAILED: { ...failed, found: [] },
  WARNING: { ...failed, found: [] },
  ERROR: error,
  SKIPPED: skipped,
};

function rule(id: string, status: Finding["status"], verdict: Verdict = OF[status]): Finding {
  return finding(status, verdict, { id, text: brief(`Rule ${id}`) });
}

function compare(
  before: AuditReport,
  after: AuditReport,
  options: Partial<CompareReportsOptions> = {},
): ReportComparison {
  return compareReports(
    { name: "old.json", report: before },
    { name: "new.json", report: after },
    { hosts: "one", policies: "one", ...options },
  );
}

function changesOf(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  return compare(report(before), report(after)).changes.map(({ kind, rule: { id } }) => `${kind} ${id}`);
}

function failing(...found: readonly FoundItem[]): Finding {
  return rule("ports", "FAILED", { ...failed, found });
}

const open = (parts: Parameters<typeof listener>[0] = {}): FoundItem => ({
  text: "open",
  listener: listener(parts),
});

describe("what became of a rule", () => {
  it.each([
    ["PASSED", "FAILED", "newly-failing"],
    ["ERROR", "FAILED", "newly-failing"],
    ["SKIPPED", "WARNING", "newly-failing"],
    ["WARNING", "FAILED", "newly-failing"],
    ["FAILED", "WARNING", "other-status"],
    ["FAILED", "PASSED", "mended"],
    ["WARNING", "PASSED", "mended"],
    ["FAILED", "ERROR", "other-status"],
    ["FAILED", "SKIPPED", "other-status"],
    ["ERROR", "PASSED", "other-status"],
    ["PASSED", "ERROR", "other-status"],
  ] as const)("from %s to %s it is %s", (before, after, kind) => {
    expect(changesOf([rule("a", before)], [rule("a", after)])).toEqual([`${kind} a`]);
  });

  it.each(["PASSED", "FAILED", "WARNING", "ERROR", "SKIPPED"] as const)("%s twice is no change", (status) => {
    const same = compare(report([rule("a", status)]), report([rule("a", status)]));
    expect(same).toMatchObject({ outcome: "same", changes: [], obstacles: [] });
  });

  it("is another status where a waiver came, and newly failing where it ended", () => {
    const plain = rule("waived", "FAILED", failed);
    const [waived] = acceptedFindings;
    expect(waived?.waiver?.state).toBe("in-force");
    expect(changesOf([{ ...plain, verdict: waived!.verdict }], [waived!])).toEqual(["other-status waived"]);
    expect(changesOf([waived!], [{ ...plain, verdict: waived!.verdict }])).toEqual(["newly-failing waived"]);
  });

  it("is another status where it cannot be judged for another reason", () => {
    const other = { ...error, reason: "timed-out" } as const;
    expect(changesOf([rule("a", "ERROR")], [rule("a", "ERROR", other)])).toEqual(["other-status a"]);
    expect(
      changesOf([rule("a", "ERROR")], [rule("a", "ERROR", { ...error, detail: "in other words" })]),
    ).toEqual([]);
  });

  it("is that it appeared, or is gone, where only one report has it; the gravest comes first", () => {
    expect(
      changesOf(
        [rule("a", "FAILED"), rule("b", "PASSED")],
        [rule("a", "PASSED"), rule("c", "PASSED"), rule("d", "FAILED")],
      ),
    ).toEqual(["appeared c", "appeared d", "gone b", "mended a"]);
  });

  it("is told for each branch by itself where a rule stands in several", () => {
    const twice = [rule("a", "PASSED"), rule("a", "PASSED")];
    expect(changesOf(twice, [rule("a", "PASSED"), rule("a", "FAILED")])).toEqual(["newly-failing a"]);
    expect(changesOf(twice, [rule("a", "PASSED")])).toEqual(["gone a"]);
  });
});

describe("what a rule found", () => {
  it("is compared without what a restart changes", () => {
    const restarted = owner({ pid: 4711, parentPid: 1, startedAt: 1, arguments: ["nginx", "-x"] });
    const before = failing(
      open({ inode: 1, owners: { status: "complete", processes: [owner(), owner({ pid: 9 })] } }),
    );
    const after = failing(open({ inode: 2, owners: { status: "complete", processes: [restarted] } }));
    expect(changesOf([before], [after])).toEqual([]);
  });

  it("may be another port, another program, or less", () => {
    const [before, after] = [failing(open(), open({ port: 9 })), failing(open(), open({ port: 10 }))];
    const [change] = compare(report([before]), report([after])).changes;
    expect(change).toMatchObject({
      kind: "other-found",
      found: { appeared: [{ listener: { port: 10 } }], gone: [{ listener: { port: 9 } }] },
    });
    const other = owner({ executable: { status: "observed", value: { path: "/tmp/x", deleted: false } } });
    const taken = failing(open({ owners: { status: "complete", processes: [other] } }));
    const [owned] = compare(report([failing(open())]), report([taken])).changes;
    expect(owned).toMatchObject({ found: { appeared: [{ listener: { programs: [{ name: "/tmp/x" }] } }] } });
    expect(changesOf([failing(open(), open({ port: 9 }))], [failing(open())])).toEqual(["other-found ports"]);
  });

  it("has not another owner only because one side did not look", () => {
    const unasked = failing(open({ owners: { status: "not-requested" } }));
    expect(changesOf([failing(open())], [unasked])).toEqual([]);
    expect(changesOf([failing(open({ owners: ownersOfEveryKind.partial }))], [failing(open())])).toEqual([]);
  });

  it("is not new because of the number of a process in its text", () => {
    const said = (pid: number): FoundItem => ({ text: `The package of process ${pid} was not seen.` });
    expect(changesOf([failing(said(1))], [failing(said(2))])).toEqual([]);
  });
});

describe("two reports that cannot be compared", () => {
  const mended = [report([rule("a", "FAILED")]), report([rule("a", "PASSED")])] as const;

  it.each([
    ["target", { target: "web2" }],
    ["host name", { host: { ...host, hostname: "web2" } }],
  ])("are of another %s: nothing is compared, unless that is wanted", (_, parts) => {
    const after = { ...mended[1], ...parts };
    expect(compare(mended[0], after)).toMatchObject({
      outcome: "not-comparable",
      obstacles: [{ kind: "host", old: "web1" }],
      changes: [],
    });
    const across = compare(mended[0], after, { hosts: "several" });
    expect(across).toMatchObject({ outcome: "different", obstacles: [], changes: [{ kind: "mended" }] });
    expect(across.limits.join()).toMatch(/host: web1; now .*web2/);
  });

  it("does not take upper for lower case, nor a host that was not seen for another one", () => {
    expect(compare(mended[0], { ...mended[1], target: "WEB1", host: null }).outcome).toBe("different");
  });

  it.each([
    ["text", { sha256: "f".repeat(64), variables: [] }],
    ["value", { sha256: host.kernel, variables: [{ name: "PORT", value: "22", origin: { kind: "set" } }] }],
  ] as const)(
    "are of a policy of another %s: rules that both have are compared",
    (_, { sha256, variables }) => {
      const policies = report([]).policies.map((policy) => ({ ...policy, sha256, variables }));
      const after = { ...report([rule("a", "PASSED"), rule("b", "FAILED")]), policies };
      expect(compare(mended[0], after)).toMatchObject({
        outcome: "not-comparable",
        obstacles: [{ kind: "policy" }, ...variables.map(() => ({ kind: "policy" }))],
        changes: [{ kind: "mended", rule: { id: "a" } }],
      });
      const across = compare(mended[0], after, { policies: "several" });
      expect(across).toMatchObject({
        outcome: "different",
        obstacles: [],
        changes: [{ kind: "appeared" }, { kind: "mended" }],
      });
      expect(across.limits.length).toBeGreaterThan(0);
    },
  );

  it("are not so because a policy stood in another folder", () => {
    const policies = report([]).policies.map((policy) => ({ ...policy, file: `/srv/${policy.file}` }));
    expect(compare(mended[0], { ...mended[1], policies }).outcome).toBe("different");
  });
});

describe("what is not told", () => {
  it("is what neither side saw, and that one side saw less", () => {
    const before = report([], { evidence: sampleReports.mixed!.evidence });
    const after = { ...before, host: { ...host, privilege: "limited" as const } };
    const { limits, outcome } = compare(before, after);
    expect(outcome).toBe("same");
    expect(limits.join("\n")).toMatch(/^The new report was made without the right/m);
    expect(limits.join("\n")).toMatch(/^Not seen on either side.*: listening-sockets:udp6\.$/m);
    expect(limits.join("\n")).toMatch(/^Nothing was judged on either side\.$/m);
  });
});
