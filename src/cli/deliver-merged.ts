import { exitCodeOf } from "../gate/exit-code.ts";
import type { ExitStyle } from "../gate/exit-code.ts";
import type { MergedReport } from "../model/merged-report.ts";
import { findMergedReporter } from "../reporters/merged/index.ts";
import type { Output } from "./outputs.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { writeOutputFile, writeStdout } from "./write-output.ts";

/** Writes a merged report in every format that was asked for. The exit status is that of the worst host. */
export async function deliverMerged(
  merged: MergedReport,
  outputs: readonly Output[],
  options: StyleChoice & { readonly exitStyle: ExitStyle },
): Promise<number> {
  await deliver(merged, outputs, options);
  const { status, counts } = merged;
  return exitCodeOf({ counts, gate: { status, asked: [], reasons: [], gone: [] } }, options.exitStyle);
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
