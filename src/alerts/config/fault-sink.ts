import type { ReportFault } from "../../yaml/map-reader.ts";

/** Takes what is wrong with the receivers of a file. */
export interface FaultSink {
  /** What forbids to use the file. */
  readonly error: ReportFault;
  /** What should be done better. */
  readonly warn: ReportFault;
}
