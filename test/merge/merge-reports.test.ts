import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeReports, mergeSummaries } from "../../src/merge/merge-reports.ts";
import { summariseReport } from "../../src/merge/summarise-report.ts";
import type { NamedReport } from "../../src/merge/summarise-report.ts";
import type { MergedReport } from "../../src/model/merged-report.ts";
import type { AuditReport, Finding, ReportedPolicy } from "../../src/model/report.ts";
import { host, report } from "../reporters/build-report.ts";
import { acceptedFindings } from "../reporters/sample-accepted.ts";
import { brief, finding, verdictsOfEveryKind } from "../reporters/sample-findings.ts";
import { listener } from "../reporters/sample-listeners.ts";
import { sampleReports } from "../reporters/sample-reports.ts";

const { passed, failed, error, skipped } = verdictsOfEveryKind;
const VERDICT = {
  PASSED: { ...passed, found: [] },
  FAILED: { ...failed, found: [{ text: "odd" }] },
  WARNING: { ...failed, found: [] },
  ERROR: error,
  SKIPPED: skipped,
};

type Statuses = Readonly<Record<string, Finding["status"]>>;

function findings(statuses: Statuses, file = "ports.audit"): readonly Finding[] {
  return Object.entries(statuses).map(([id, status]) =>
    finding(status, VERDICT[status], {
      id,
      text: brief(`Rule ${id}`),
      location: { file, line: 1, column: 1 },
    }),
  );
}

function ofHost(target: string, found: readonly Finding[], parts: Partial<AuditReport> = {}): NamedReport {
  const facts = { ...host, hostname: target };
  return { name: `${target}.json`, report: report(found, { target, host: facts, ...parts }) };
}

function policy(file: string, sha256 = "0".repeat(64)): ReportedPolicy {
  return { file, checkType: "Unix", sha256, variables: [] };
}

function merge(...reports: readonly NamedReport[]): MergedReport {
  return mergeReports(reports, "0.1.0");
}

/** A host for each of these outcomes of one rule. */
function fleet(...statuses: readonly Finding["status"][]): readonly NamedReport[] {
  return statuses.map((status, place) => ofHost(`web${place + 1}`, findings({ a: status })));
}

const many = (count: number, status: Finding["status"]) => Array.from({ length: count }, () => status);

describe("the matrix", () => {
  it("has every host once for every rule, rules that differ and are worse first", () => {
    const merged = merge(
      ofHost(
        "web10",
        findings({ same: "FAILED", fine: "PASSED", odd: "PASSED", worse: "PASSED", half: "PASSED" }),
      ),
      ofHost("web9", findings({ same: "FAILED", fine: "PASSED", odd: "WARNING", worse: "FAILED" })),
    );
    expect(merged.hosts.map(({ name }) => name)).toEqual(["web9", "web10"]);
    expect(merged.rules.map(({ rule, agreement }) => [rule.id, agreement])).toEqual([
      ["worse", "differs"],
      ["odd", "differs"],
      ["half", "differs"],
      ["same", "all"],
      ["fine", "all"],
    ]);
    const outcomes = Object.fromEntries(merged.rules.map(({ rule, groups }) => [rule.id, groups]));
    expect(outcomes.half).toMatchObject([
      { outcome: "NOT-JUDGED", hosts: [0] },
      { outcome: "PASSED", hosts: [1] },
    ]);
    for (const { groups } of merged.rules)
      expect(groups.flatMap(({ hosts }) => hosts).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  it("tells what findings say, and how many say it", () => {
    const [rule] = merge(...fleet("FAILED", "FAILED", "ERROR", "PASSED")).rules;
    expect(rule?.groups).toMatchObject([
      { outcome: "FAILED", says: [{ text: "odd", hosts: 2 }] },
      { outcome: "ERROR", says: [{ text: error.detail, hosts: 1 }] },
      { outcome: "PASSED", says: [] },
    ]);
  });

  it("keeps five wordings of many, and counts the others", () => {
    const reports = Array.from({ length: 9 }, (_, place) => {
      const verdict = { ...failed, found: [{ text: `port ${place}` }] };
      return ofHost(`h${place}`, [finding("FAILED", verdict, { id: "a" })]);
    });
    const [rule] = merge(...reports).rules;
    expect(rule?.groups).toMatchObject([{ says: { length: 5 }, otherWords: 4 }]);
  });

  it("counts what was accepted as such, by its outcome", () => {
    const { counts, rules } = merge(ofHost("a", acceptedFindings), ofHost("b", acceptedFindings));
    expect(counts.WAIVED).toBe(2 * report(acceptedFindings).counts.WAIVED);
    expect(rules.find(({ rule }) => rule.id === "known")?.groups).toMatchObject([{ outcome: "KNOWN" }]);
  });

  it("keeps the order of a run where only summaries were kept, and what its inventory says", () => {
    const said = { groups: ["web"], labels: [{ name: "env", value: "prod" }] };
    const reports = [ofHost("b", findings({ A: "PASSED" }), said), ofHost("c", []), ofHost("a", [])];
    const summaries = reports.map((one) => summariseReport(one, new Map()));
    const { hosts } = mergeSummaries(summaries, "1", "as-given");
    expect(hosts.map(({ name }) => name)).toEqual(["b", "c", "a"]);
    expect(mergeReports(reports, "1").hosts.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(hosts[0]).toMatchObject(said);
    expect(hosts[1]).not.toHaveProperty("labels");
  });

  it("does not depend on the order of the reports", () => {
    const reports = [
      ...fleet("PASSED", "FAILED", "ERROR"),
      {
        ...ofHost("web1", findings({ a: "FAILED" }), { startedAt: "2026-01-01T00:00:00Z" }),
        name: "older.json",
      },
    ];
    const expected = merge(...reports);
    const shuffled = fc.shuffledSubarray(reports, { minLength: reports.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(merge(...order)).toEqual(expected);
      }),
    );
  });
});

describe("several reports of one host", () => {
  const old = {
    ...ofHost("web1", findings({ a: "FAILED" }), { startedAt: "2026-01-01T00:00:00Z" }),
    name: "old.json",
  };

  it("the newer one counts, and it is said", () => {
    const { hosts, notes, status } = merge(old, ofHost("web1", findings({ a: "PASSED" })));
    expect(hosts).toMatchObject([{ files: ["web1.json"], status: "passed" }]);
    expect(status).toBe("passed");
    expect(notes).toEqual([expect.stringMatching(/^old\.json does not count: web1\.json .*\(web1\)/)]);
  });

  it("both count where they are of different policies: no failure is lost", () => {
    const web = ofHost("web1", findings({ b: "PASSED" }, "web.audit"), {
      policies: [policy("web.audit", "1".repeat(64))],
    });
    const { hosts, rules, status } = merge(old, web);
    expect(hosts).toMatchObject([
      { files: ["web1.json", "old.json"], status: "failed", counts: { FAILED: 1, PASSED: 1 } },
    ]);
    expect([status, rules.length]).toEqual(["failed", 2]);
  });

  it("of an older one with two policies, the one counts that no newer report has", () => {
    const both = ofHost("web1", [...findings({ a: "FAILED" }), ...findings({ b: "PASSED" }, "web.audit")], {
      startedAt: "2026-01-01T00:00:00Z",
      policies: [policy("ports.audit"), policy("web.audit", "1".repeat(64))],
      gate: { status: "failed", asked: [], reasons: ["1 rule fails the gate."], gone: [] },
    });
    const newer = ofHost("web1", findings({ a: "PASSED" }), {
      policies: [policy("ports.audit", "2".repeat(64))],
    });
    const { hosts, notes } = merge({ ...both, name: "both.json" }, newer);
    expect(hosts).toMatchObject([{ status: "passed", counts: { FAILED: 0, PASSED: 2 } }]);
    expect(notes.join("\n")).toContain("both.json counts in part");
  });

  it("is told by target and host name, without regard to case; hosts without either are never one", () => {
    const upper = ofHost("WEB1", findings({ a: "PASSED" }));
    expect(merge(old, upper).hosts).toHaveLength(1);
    const boxed = ofHost("web1", findings({ a: "PASSED" }), { host: { ...host, hostname: "box" } });
    expect(merge(old, boxed).hosts.map(({ name }) => name)).toEqual(["web1", "web1 (box)"]);
    const nameless = ofHost("unknown host", findings({ a: "PASSED" }), { host: null });
    const two = merge(nameless, { ...nameless, name: "other.json" });
    expect(two.hosts.map(({ name }) => name)).toEqual([
      "unknown host [other.json]",
      "unknown host [unknown host.json]",
    ]);
  });
});

describe("the gate", () => {
  it.each([
    [["PASSED", "PASSED"], "passed"],
    [["PASSED", "WARNING"], "passed"],
    [["PASSED", "ERROR"], "incomplete"],
    [["ERROR", "FAILED", "PASSED"], "failed"],
  ] as const)("of hosts with %j is %s", (statuses, expected) => {
    expect(merge(...fleet(...statuses)).status).toBe(expected);
  });

  it("is that of the report where it had one, and a host without any rule is incomplete", () => {
    const soft = { status: "passed", asked: [], reasons: [], gone: [] } as const;
    expect(merge(ofHost("a", findings({ a: "FAILED" }), { gate: soft })).status).toBe("passed");
    expect(merge(ofHost("a", [])).status).toBe("incomplete");
  });
});

describe("outliers", () => {
  it.each([
    [[...many(9, "PASSED"), "FAILED"], 1, 10],
    [[...many(18, "PASSED"), "ERROR", "ERROR"], 2, 20],
    [["PASSED", "PASSED", "FAILED"], 1, 3],
    [[...many(5, "SKIPPED"), "PASSED", "PASSED", "FAILED"], 1, 3],
  ] as const)("are %j", (statuses, count, of) => {
    const { outliers } = merge(...fleet(...statuses));
    expect(outliers).toMatchObject([{ kind: "outcome", usual: "PASSED", hosts: { length: count }, of }]);
  });

  it.each([[["PASSED", "FAILED"]], [["PASSED", "PASSED", "FAILED", "FAILED"]], [many(9, "PASSED")]] as const)(
    "are none of %j",
    (statuses) => {
      expect(merge(...fleet(...statuses)).outliers).toEqual([]);
    },
  );

  it("are ports on which few hosts listen, of those whose sockets were seen; clients of UDP do not count", () => {
    const found = [
      { text: "open", listener: listener({ port: 9100 }) },
      { text: "open", listener: listener({ port: 9100, address: "::", family: "ipv6" }) },
      { text: "open", listener: listener({ transport: "udp", port: 40_000, looksLikeClient: "yes" }) },
    ];
    const odd = ofHost("odd", [finding("FAILED", { ...failed, found }, { id: "a" })]);
    const blind = ofHost("blind", [], { evidence: sampleReports.mixed!.evidence.slice(1) });
    const { outliers } = merge(odd, blind, ...fleet("FAILED", "FAILED", "FAILED"));
    expect(outliers).toEqual([
      { kind: "port", transport: "tcp", port: 9100, programs: ["/usr/sbin/nginx"], hosts: [1], of: 4 },
    ]);
  });
});

describe("what was predicted", () => {
  const origin = { source: "/etc/nginx/nginx.conf", line: 3, text: "listen 9100;" };
  const found = [{ text: "open", listener: listener({ port: 9100, predictedBy: origin }) }];
  const image = ofHost("image", [
    finding("FAILED", { ...failed, found, basis: "predicted" }, { id: "a" }),
    finding("PASSED", { ...passed, found: [] }, { id: "b" }),
  ]);

  it("is no port on which a host listens, and the host is none whose sockets were seen", () => {
    expect(merge(image, ...fleet("FAILED", "FAILED", "FAILED")).outliers).toEqual([]);
    const odd = [{ text: "open", listener: listener({ port: 9200 }) }];
    const host = ofHost("web0", [finding("FAILED", { ...failed, found: odd }, { id: "a" })]);
    const { outliers } = merge(image, host, ...fleet("FAILED", "FAILED", "FAILED"));
    expect(outliers).toMatchObject([{ kind: "port", port: 9200, of: 4 }]);
  });

  it("is told of each rule by the places of the hosts", () => {
    const { rules } = merge(image, ...fleet("PASSED"));
    const told = rules.map(({ rule, groups }) => [rule.id, groups.map(({ predicted }) => predicted)]);
    expect(Object.fromEntries(told)).toEqual({ a: [[0], undefined], b: [undefined, undefined] });
  });
});

describe("notes", () => {
  it("name a policy that is not the same everywhere", () => {
    const other = ofHost("db1", findings({ a: "PASSED" }), {
      policies: [policy("/etc/ports.audit", "f".repeat(64))],
    });
    const { notes } = merge(...fleet("PASSED", "PASSED"), other);
    expect(notes).toEqual([
      expect.stringMatching(
        /^The policy ports\.audit is not the same .* on 2 \(web1, web2\); .* on 1 \(db1\)\.$/,
      ),
    ]);
  });

  it("are none where everything is plain", () => {
    expect(merge(...fleet("PASSED", "FAILED")).notes).toEqual([]);
  });
});

it("every sample report can be merged with every other", () => {
  const reports = Object.entries(sampleReports).map(([name, sample]) => ({
    name,
    report: { ...sample, target: name },
  }));
  const { hosts, rules } = merge(...reports);
  expect(hosts).toHaveLength(reports.length);
  expect(rules.length).toBeGreaterThan(10_000);
});
