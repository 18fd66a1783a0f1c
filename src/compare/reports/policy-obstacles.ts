import type { AuditReport, ReportedPolicy } from "../../model/report.ts";
import type { ReportObstacle } from "../../model/report-comparison.ts";

/** The policies that are not judged on both sides with the same text and the same values. */
export function policyObstacles(before: AuditReport, after: AuditReport): readonly ReportObstacle[] {
  const [old, fresh] = [statesOf(before.policies), statesOf(after.policies)];
  const subjects = [...new Set([...old.keys(), ...fresh.keys()])];
  return subjects.flatMap((subject) => {
    const [was, is] = [old.get(subject) ?? NOT_JUDGED, fresh.get(subject) ?? NOT_JUDGED];
    return was === is ? [] : [{ kind: "policy" as const, subject, old: was, new: is }];
  });
}

const NOT_JUDGED = "not judged";

/** The text of each policy by its digest, and the value of each variable; the folder of a policy says nothing. */
function statesOf(policies: readonly ReportedPolicy[]): ReadonlyMap<string, string> {
  const rows = policies.flatMap(({ file, sha256, variables }) => {
    const name = file.slice(file.lastIndexOf("/") + 1);
    const values = variables.map(
      (variable) => [`variable ${variable.name} of ${name}`, `"${variable.value}"`] as const,
    );
    return [[`policy ${name}`, `sha256 ${sha256}`] as const, ...values];
  });
  const states = new Map<string, string>();
  for (const [subject, state] of rows) states.set(subject, joined(states.get(subject), state));
  return states;
}

function joined(known: string | undefined, state: string): string {
  return known === undefined || known === state ? state : `${known}, ${state}`;
}
