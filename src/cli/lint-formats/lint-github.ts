import type { LoadedPolicy } from "../../app/load-policy.ts";
import type { DiagnosticSeverity } from "../../model/diagnostic.ts";
import { workflowCommand } from "../../reporters/github/workflow-command.ts";
import type { WorkflowCommand } from "../../reporters/github/workflow-command.ts";
import { lineIndex } from "../../support/line-index.ts";
import type { LintResult } from "./lint-format.ts";
import { pathInFolder } from "./path-in-folder.ts";
import { regionOf } from "./region-of.ts";
import type { Region } from "./region-of.ts";

const COMMANDS: Readonly<Record<DiagnosticSeverity, WorkflowCommand["command"]>> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/** GitHub's workflow commands, one line a diagnostic: `::error file=…,line=…,title=…::message`. */
export function lintGithub({ policies, folder }: LintResult): string {
  return policies.flatMap((policy) => commandsFor(policy, folder)).join("");
}

function commandsFor({ file, text, diagnostics }: LoadedPolicy, folder: string): readonly string[] {
  const index = lineIndex(text);
  const path = ["file", pathInFolder(file, folder)] as const;
  return diagnostics.map(({ code, severity, message, hint, span }) => {
    const properties = [path, ...placeOf(regionOf(span, index)), ["title", code] as const];
    const lines = hint === undefined ? [message] : [message, `hint: ${hint}`];
    return workflowCommand({ command: COMMANDS[severity], properties, lines });
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
