import { VERSION } from "../app/version.ts";
import type { ExitStyle } from "../gate/exit-code.ts";
import { mergeReports } from "../merge/merge-reports.ts";
import type { NamedReport } from "../merge/summarise-report.ts";
import { mergedReporters } from "../reporters/merged/index.ts";
import { deliverMerged } from "./deliver-merged.ts";
import { parseOutputs } from "./outputs.ts";
import { readReportFile } from "./read-report-file.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { refuseOverwriting } from "./write-output.ts";

/** Options of `audit merge`. */
export interface MergeOptions extends StyleChoice {
  readonly output: readonly string[];
  readonly exitStyle: ExitStyle;
}

/** `audit merge REPORT…`: puts many hosts side by side. The exit status is that of the worst host. */
export async function mergeCommand(names: readonly string[], options: MergeOptions): Promise<number> {
  const outputs = parseOutputs(
    options.output,
    mergedReporters.map(({ id }) => id),
  );
  for (const { path } of outputs) if (path !== null) refuseOverwriting(names, path);
  if (names.filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  return await deliverMerged(mergeReports(eachReport(names), VERSION), outputs, options);
}

/** One report after the other: those of many hosts would not fit into memory. */
function* eachReport(names: readonly string[]): Generator<NamedReport> {
  for (const name of new Set(names)) yield { name, report: readReportFile(name) };
}
