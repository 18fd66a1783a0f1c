import type { Outcome } from "../../model/outcome.ts";
import { briefLines } from "../wording/brief-lines.ts";
import type { OrderedFinding } from "../wording/in-order.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { loggingCommand, plainText } from "./logging-command.ts";

/** Azure knows errors and warnings; what was accepted is a line of the log, and what passed has none. */
const ISSUES: Readonly<Record<Outcome, "error" | "warning" | "line" | "none">> = {
  FAILED: "error",
  ERROR: "error",
  WARNING: "warning",
  WAIVED: "line",
  KNOWN: "line",
  PASSED: "none",
  SKIPPED: "none",
};

/** A finding as an issue at the line of its rule, as a line of the log, or as nothing. */
export function issueOf({ outcome, finding }: OrderedFinding): string {
  const type = ISSUES[outcome];
  if (type === "none") return "";
  const { description } = finding.rule.text;
  const { file, line, column } = finding.rule.location;
  if (type === "line")
    return plainText(`${outcome} ${description} (${file}:${line}): ${acceptedWords(finding) ?? ""}`) + "\n";
  return loggingCommand({
    command: "task.logissue",
    properties: [
      ["type", type],
      ["sourcepath", file],
      ["linenumber", String(line)],
      ["columnnumber", String(column)],
      ["code", finding.rule.id],
    ],
    lines: [`${outcome} ${description}`, ...briefLines(finding)],
  });
}
