import type { AuditReport } from "../model/report.ts";

/** How a reader wants a report to look. Reporters for machines ignore it. */
export interface RenderStyle {
  /** Columns of the terminal; texts are wrapped to it. */
  readonly width: number;
  readonly colour: "none" | "ansi";
  /** `quiet`: verdict and counts and findings that are not passed; `normal`; `verbose`: evidence and passed in full. */
  readonly detail: "quiet" | "normal" | "verbose";
}

/** One format of a report. `render` is pure: no clock, no random, no console. */
export interface Reporter {
  /** The word after `-o`. */
  readonly id: string;
  readonly summary: string;
  readonly mediaType: string;
  /** With the dot: `.json`. */
  readonly extension: string;
  render(report: AuditReport, style: RenderStyle): string;
}

/** Declares a reporter. */
export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
