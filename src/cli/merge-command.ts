import { VERSION } from "../app/version.ts";
import { exitCodeOf } from "../gate/exit-code.ts";
import type { ExitStyle } from "../gate/exit-code.ts";
import { mergeReports } from "../merge/merge-reports.ts";
import type { NamedReport } from "../merge/summarise-report.ts";
import type { MergedReport } from "../model/merged-report.ts";
import { findMergedReporter, mergedReporters } from "../reporters/merged/index.ts";
import { parseOutputs } from "./outputs.ts";
import type { Output } from "./outputs.ts";
import { readReportFile } from "./read-report-file.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { refuseOverwriting, writeOutputFile, writeStdout } from "./write-output.ts";

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
  const merged = mergeReports(eachReport(names), VERSION);
  await deliver(merged, outputs, options);
  const { status, counts } = merged;
  return exitCodeOf({ counts, gate: { status, asked: [], reasons: [], gone: [] } }, options.exitStyle);
}

/** One report after the other: those of many hosts would not fit into memory. */
function* eachReport(names: readonly string[]): Generator<NamedReport> {
  for (const name of new Set(names)) yield { name, report: readReportFile(name) };
}

async function deliver(merged: MergedReport, outputs: readonly Output[], choice: StyleChoice): Promise<void> {
  for (const { format, path } of outputs) {
    const style =
      path === null ? styleFor(process.stdout, choice) : styleFor({}, { ...choice, color: false });
    const text = (await findMergedReporter(format)?.render(merged, style)) ?? "";
    if (path === null) await writeStdout(text);
    else writeOutputFile(path, text);
  }
}
