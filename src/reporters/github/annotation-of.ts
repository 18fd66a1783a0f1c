import type { Outcome } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { briefLines } from "../wording/brief-lines.ts";
import type { OrderedFinding } from "../wording/in-order.ts";
import type { WorkflowCommand } from "./workflow-command.ts";

/** The kind of annotation of each outcome. What passed or does not apply has none. */
export const ANNOTATIONS: Readonly<Record<Outcome, WorkflowCommand["command"] | null>> = {
  FAILED: "error",
  ERROR: "error",
  WARNING: "warning",
  WAIVED: "notice",
  KNOWN: "notice",
  PASSED: null,
  SKIPPED: null,
};

/** A finding as an annotation at the line of its rule. */
export function annotationOf(
  { outcome, finding }: OrderedFinding,
  command: WorkflowCommand["command"],
): WorkflowCommand {
  return {
    command,
    properties: [...placeOf(finding), ["title", `${outcome} ${finding.rule.text.description}`]],
    lines: briefLines(finding),
  };
}

function placeOf({ rule }: Finding): WorkflowCommand["properties"] {
  const { file, line } = rule.location;
  return [
    ["file", file],
    ["line", String(line)],
  ];
}
