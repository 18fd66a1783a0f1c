import type { AuditReport } from "../../model/report.ts";
import { inertJson } from "../../support/inert-json.ts";
import { token } from "../xml/token.ts";
import { approversOf } from "./approvers.ts";
import { backMatter, planUuid } from "./back-matter.ts";
import { oscalResult } from "./oscal-result.ts";
import { oscalRun } from "./oscal-run.ts";

/** The report as OSCAL 1.0.4 assessment results. */
export function renderOscal(report: AuditReport): string {
  const run = oscalRun(report);
  const parties = approversOf(run);
  return inertJson({
    "assessment-results": {
      uuid: run.uuid("assessment-results"),
      metadata: {
        title: token(`Audit of ${report.target}`, "Audit"),
        "last-modified": run.end,
        version: run.end,
        "oscal-version": "1.0.4",
        ...(parties.length === 0 ? {} : { parties }),
      },
      "import-ap": { href: `#${planUuid(run)}` },
      results: [oscalResult(run)],
      "back-matter": backMatter(run),
    },
  });
}
