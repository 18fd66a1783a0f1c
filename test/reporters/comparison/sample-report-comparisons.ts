import { compareReports } from "../../../src/compare/reports/compare-reports.ts";
import type { Finding } from "../../../src/model/report.ts";
import type { ReportComparison } from "../../../src/model/report-comparison.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { listener, owner } from "../sample-listeners.ts";

const { passed, failed, error } = verdictsOfEveryKind;

function rules(
  name: string,
  statuses: Readonly<Record<string, Finding["status"]>>,
  port: number,
): readonly Finding[] {
  const executable = { status: "observed", value: { path: `/opt/${name}`, deleted: false } } as const;
  const owners = { status: "complete", processes: [owner({ executable, comm: name })] } as const;
  const found = [{ text: name, listener: listener({ port, owners }) }, { text: `${name} ${port}` }];
  return Object.entries(statuses).map(([id, status]) => {
    const verdict = status === "ERROR" ? error : { ...(status === "PASSED" ? passed : failed), found };
    return finding(status, verdict, {
      id,
      text: brief(`${name} ${id}`),
      location: { file: name, line: 1, column: 1 },
    });
  });
}

const OPTIONS = { hosts: "one", policies: "one" } as const;

/** Every kind of change at once, each about a rule and a program of this name. */
export function everyFindingChange(name: string): ReportComparison {
  const old = { a: "PASSED", b: "FAILED", c: "PASSED", d: "FAILED", e: "PASSED" } as const;
  const fresh = { a: "FAILED", b: "PASSED", c: "ERROR", d: "FAILED", f: "FAILED" } as const;
  return compareReports(
    { name, report: report(rules(name, old, 1)) },
    { name, report: report(rules(name, fresh, 2)) },
    OPTIONS,
  );
}

const named = (parts: Parameters<typeof report>[1], status: Finding["status"]) => ({
  name: "r.json",
  report: report(rules("server", { a: status }, 1), parts),
});

/** Two hosts, which are not compared. */
export const OTHER_HOST = compareReports(named({}, "PASSED"), named({ target: "web2" }, "FAILED"), OPTIONS);

/** Two policies, of which the common rules are compared. */
export const OTHER_POLICY = compareReports(
  named({}, "PASSED"),
  named(
    { policies: [{ file: "ports.audit", checkType: "Unix", sha256: "0".repeat(64), variables: [] }] },
    "FAILED",
  ),
  OPTIONS,
);
