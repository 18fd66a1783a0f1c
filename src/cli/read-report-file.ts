import type { AuditReport } from "../model/report.ts";
import { parseReport } from "../reports/parse-report.ts";
import { faultWords, readUnpacked } from "./read-unpacked.ts";
import { TextError } from "./usage-error.ts";

/** Reads a saved report, packed or not; `-` is standard input. Throws InputError or TextError. */
export function readReportFile(name: string): AuditReport {
  const { file, bytes } = readUnpacked(name);
  return reportIn(bytes, file);
}

/** A report from its bytes; `file` is the name to show for it. Throws TextError. */
export function reportIn(bytes: Uint8Array, file: string): AuditReport {
  const read = parseReport(bytes);
  if (read.status === "faulty") throw new TextError(`${file}: ${faultWords(read.fault)}`);
  return read.report;
}
