import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { AuditReport } from "../../src/model/report.ts";

/** A host of `examples/hosts`: the policy it is for, and what is kept as the outcome of the two. */
export interface ExampleHost {
  readonly role: string;
  readonly state: string;
  readonly exit: number;
  /** `holds "…"` or `fails "…"`: each condition that is reached, by the descriptions of its members. */
  readonly conditions: readonly string[];
  /** `PASSED   …`: each finding. */
  readonly findings: readonly string[];
}

/** Every host that `examples/show` can build. */
export function exampleHosts(): readonly ExampleHost[] {
  return globSync("examples/hosts/*/*.sh").sort().map(readHost);
}

function readHost(plan: string): ExampleHost {
  const text = readFileSync(plan.replace(/\.sh$/, ".txt"), "utf8");
  const [exit = "", ...lines] = text.trimEnd().split("\n");
  const isCondition = (line: string) => /^(holds|fails|undecided) /.test(line);
  return {
    role: basename(dirname(plan)),
    state: basename(plan, ".sh"),
    exit: Number(/^exit (\d+)$/.exec(exit)?.[1]),
    conditions: lines.filter(isCondition),
    findings: lines.filter((line) => !isCondition(line)),
  };
}

/** What of a report does not change from machine to machine, as `ExampleHost` has it. */
export function outcomeOf(report: AuditReport): Pick<ExampleHost, "conditions" | "findings"> {
  return {
    conditions: report.conditions.map(
      ({ outcome, members }) =>
        `${outcome.padEnd(8)} ${members.map(({ description }) => `"${description}"`).join(" ")}`,
    ),
    findings: report.findings.map(({ status, rule }) => `${status.padEnd(8)} ${rule.text.description}`),
  };
}
