import type { AuditReport } from "../model/report.ts";
import { findReporter } from "../reporters/index.ts";
import type { Output } from "./outputs.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { writeOutputFile, writeStdout } from "./write-output.ts";

/** Writes a report in every format that was asked for. */
export async function deliverReport(
  report: AuditReport,
  outputs: readonly Output[],
  choice: StyleChoice,
): Promise<void> {
  for (const { format, path } of outputs) {
    const style =
      path === null ? styleFor(process.stdout, choice) : styleFor({}, { ...choice, color: false });
    const text = (await findReporter(format)?.render(report, style)) ?? "";
    if (path === null) await writeStdout(text);
    else writeOutputFile(path, text);
  }
}
