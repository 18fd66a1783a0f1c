import type { AuditReport } from "../model/report.ts";

/** How a reader wants a report to look. Reporters for machines ignore it. */
export interface RenderStyle {
  /** Columns of the terminal; texts are wrapped to it. */
  readonly width: number;
  readonly colour: "none" | "ansi";
  /** `quiet`: verdict and counts and findings that are not passed; `normal`; `verbose`: evidence and passed in full. */
  readonly detail: "quiet" | "normal" | "verbose";
}

/** One format of a report. */
export interface Reporter {
  /** The word after `-o`. */
  readonly id: string;
  readonly summary: string;
  readonly mediaType: string;
  /** With the dot: `.json`. */
  readonly extension: string;
  /**
   * The whole text, ended by a line feed. Pure: no clock, no random, no console. A promise only because the code of a
   * format is loaded when it is first used, which keeps it out of the start of the command.
   */
  render(report: AuditReport, style: RenderStyle): Promise<string>;
}

/** Declares a reporter. */
export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
