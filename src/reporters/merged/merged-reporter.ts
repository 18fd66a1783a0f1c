import type { MergedReport } from "../../model/merged-report.ts";
import type { Reporter, RenderStyle } from "../define-reporter.ts";

/** One format of a merged report. The same promises as those of a `Reporter`. */
export interface MergedReporter extends Omit<Reporter, "render"> {
  render(merged: MergedReport, style: RenderStyle): Promise<string>;
}
