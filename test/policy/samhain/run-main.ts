/** Judges this machine by a configuration of samhain, in both readings, and prints what was found. */
import { readFileSync } from "node:fs";
import { hasErrors, loadPolicy, reportedDiagnostics } from "../../../src/app/load-policy.ts";
import type { LoadOptions } from "../../../src/app/load-policy.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";

/** The reports of one reading in order, and the codes of its diagnostics; `refused` where it has an error. */
export interface ReadingOutcome {
  readonly status: "judged" | "refused";
  readonly reports: readonly string[];
  readonly errors: readonly string[];
  readonly codes: readonly string[];
}

const [file = "", release = "4.1"] = process.argv.slice(2);
const samhain = release === "4.2" ? "4.2" : "4.1";
const outcomes = [await outcomeOf({ reading: "fixed" }), await outcomeOf({ reading: "faithful", samhain })];
process.stdout.write(JSON.stringify(outcomes));

async function outcomeOf(options: Pick<LoadOptions, "reading" | "samhain">): Promise<ReadingOutcome> {
  const loaded = loadPolicy({ file, bytes: readFileSync(file) }, { dialect: "dotaudit", ...options });
  const codes = [...new Set(reportedDiagnostics(loaded).map(({ code }) => code))].sort();
  if (hasErrors(loaded)) return { status: "refused", reports: [], errors: [], codes };
  const { findings } = await runAudit([loaded.policy], localTarget(), { loopback: "left-out" });
  return {
    status: "judged",
    reports: findings.flatMap(({ verdict }) =>
      verdict.status === "failed" ? verdict.found.map(({ text }) => text) : [],
    ),
    errors: findings.flatMap(({ verdict }) => (verdict.status === "error" ? [verdict.detail] : [])),
    codes,
  };
}
