import type { LoadedPolicy } from "../../app/load-policy.ts";
import type { Diagnostic, DiagnosticSeverity } from "../../model/diagnostic.ts";
import { lineIndex } from "../../support/line-index.ts";
import { printable } from "../../support/printable.ts";
import type { LintResult } from "./lint-format.ts";
import { pathInFolder } from "./path-in-folder.ts";
import { regionOf } from "./region-of.ts";
import type { Region } from "./region-of.ts";

const COMMANDS: Readonly<Record<DiagnosticSeverity, string>> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/** GitHub's workflow commands, one line a diagnostic: `::error file=…,line=…,title=…::message`. */
export function lintGithub({ policies, folder }: LintResult): string {
  return policies.flatMap((policy) => commandsFor(policy, folder)).join("");
}

function commandsFor({ file, text, diagnostics }: LoadedPolicy, folder: string): readonly string[] {
  const lines = lineIndex(text);
  const path = ["file", pathInFolder(file, folder)] as const;
  return diagnostics.map((diagnostic) => {
    const properties = [
      path,
      ...placeOf(regionOf(diagnostic.span, lines)),
      ["title", diagnostic.code] as const,
    ];
    const written = properties.map(([name, value]) => `${name}=${escapedProperty(value)}`).join(",");
    return `::${COMMANDS[diagnostic.severity]} ${written}::${escapedData(messageOf(diagnostic))}\n`;
  });
}

/** GitHub knows columns only within one line. */
function placeOf({
  startLine,
  endLine,
  startColumn,
  endColumn,
}: Region): readonly (readonly [string, string])[] {
  const lines = [["line", `${startLine}`] as const, ["endLine", `${endLine}`] as const];
  if (startLine !== endLine) return lines;
  return [...lines, ["col", `${startColumn}`], ["endColumn", `${endColumn}`]];
}

function messageOf({ message, hint }: Diagnostic): string {
  return hint === undefined ? printable(message) : `${printable(message)}\nhint: ${printable(hint)}`;
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
