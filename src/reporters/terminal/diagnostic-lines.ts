import type { ReportedDiagnostic } from "../../model/report.ts";
import { dim, plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { indented, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const DIAGNOSTICS = 20;

/** What is wrong or doubtful in the policies themselves, with the place to go to. */
export function diagnosticLines(sheet: Sheet, diagnostics: readonly ReportedDiagnostic[]): readonly Line[] {
  const { shown, rest } = shorten(sheet, diagnostics, DIAGNOSTICS);
  return [...shown.flatMap((diagnostic) => oneDiagnostic(sheet, diagnostic)), ...rest];
}

function oneDiagnostic(sheet: Sheet, diagnostic: ReportedDiagnostic): readonly Line[] {
  const { code, severity, message, hint, location } = diagnostic;
  const place = `${location.file}:${location.line}:${location.column}`;
  return [
    ...paragraph(sheet, [dim(`${place} ${severity} ${code}  `), plain(message)], 2),
    ...(hint === undefined ? [] : indented(sheet, 2, (inner) => paragraph(inner, [dim(hint)]))),
  ];
}
