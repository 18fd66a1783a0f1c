import { exitCodeOf } from "../gate/exit-code.ts";
import type { ExitStyle } from "../gate/exit-code.ts";
import { reporters } from "../reporters/index.ts";
import { deliverReport } from "./deliver-report.ts";
import { parseOutputs } from "./outputs.ts";
import { readReportFile } from "./read-report-file.ts";
import type { StyleChoice } from "./style.ts";
import { refuseOverwriting } from "./write-output.ts";

/** Options of `audit render`. */
export interface RenderOptions extends StyleChoice {
  readonly output: readonly string[];
  readonly exitStyle: ExitStyle;
}

/** `audit render REPORT`: writes a saved report as `audit run` wrote it, and gives the exit status of that run. */
export async function renderCommand(name: string, options: RenderOptions): Promise<number> {
  const outputs = parseOutputs(
    options.output,
    reporters.map(({ id }) => id),
  );
  for (const { path } of outputs) if (path !== null) refuseOverwriting([name], path);
  const report = readReportFile(name);
  await deliverReport(report, outputs, options);
  return exitCodeOf(report, options.exitStyle);
}
