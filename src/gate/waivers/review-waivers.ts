import type { Finding, ReportedDiagnostic } from "../../model/report.ts";
import { matchesGlob } from "../../support/matches-glob.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import { coversRule } from "./covers.ts";
import { stateAt } from "./state-at.ts";
import type { WaiverTime } from "./state-at.ts";
import type { Waiver } from "./waiver.ts";

/** What the keeper of the waivers should know of them: which are over, end soon, were not used, speak of no rule. */
export function reviewWaivers(
  waivers: readonly Waiver[],
  run: { readonly findings: readonly Finding[]; readonly used: ReadonlySet<Waiver> },
  at: WaiverTime,
): readonly ReportedDiagnostic[] {
  return waivers.flatMap((waiver) => {
    const remark = run.used.has(waiver) ? remarkOnTime(waiver, at) : remarkOnUse(waiver, run.findings);
    return remark === null ? [] : [{ ...remark, location: waiver.location }];
  });
}

type Remark = Omit<ReportedDiagnostic, "location">;

function remarkOnTime(waiver: Waiver, at: WaiverTime): Remark | null {
  const until = waiver.until?.text ?? "";
  switch (stateAt(waiver, at)) {
    case "expired": {
      const message = `the waiver ended at ${until}: what it covers counts again`;
      return {
        code: "AUD5012",
        severity: "warning",
        message,
        hint: "mend the finding, or have the waiver renewed",
      };
    }
    case "ends-soon": {
      const message = `the waiver ends at ${until}, which is near`;
      return {
        code: "AUD5013",
        severity: "warning",
        message,
        hint: "mend the finding, or have the waiver renewed",
      };
    }
    case "not-yet": {
      const message = `the waiver begins at ${waiver.from?.text ?? ""} and does not count yet`;
      return { code: "AUD5014", severity: "note", message };
    }
    case "in-force":
      return null;
  }
}

function remarkOnUse({ scope }: Waiver, findings: readonly Finding[]): Remark {
  const { rule } = scope;
  const ids = findings.map((finding) => finding.rule.id);
  if (rule !== null && !ids.some((id) => matchesGlob(rule, id))) {
    const near = nearestWord(rule, ids);
    const message = `no finding has the rule id ${rule}`;
    const hint = near === null ? "the report shows the ids" : `did you mean ${near}?`;
    return { code: "AUD5010", severity: "warning", message, hint };
  }
  const isNamed = findings.some((finding) => coversRule({ ...scope, status: "any" }, finding));
  const message = isNamed
    ? "the waiver was not needed: nothing that it covers was found"
    : "the waiver was not needed: it matches no rule";
  return {
    code: "AUD5011",
    severity: "warning",
    message,
    hint: "remove it, so that it cannot hide something later",
  };
}
