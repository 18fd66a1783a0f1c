import { defineCheck } from "../define-check.ts";
import type { ReviewIssue } from "../fields.ts";
import { reviewExpectations } from "../field-kinds/review-expectations.ts";
import { commandFields } from "./command-fields.ts";
import type { CommandValues } from "./command-fields.ts";
import { explainCommand } from "./explain-command.ts";
import { commandRequest, judgeCommand } from "./judge-command.ts";

/** Passes when a line of a command's output matches. It runs only where the user allows it. */
export const cmdExec = defineCheck({
  type: "CMD_EXEC",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a line that a command prints matches a pattern.",
  origin: "nessus",
  fields: commandFields,
  typicalFields: ["expect"],
  explain: explainCommand,
  review,
  needs: (values) => [commandRequest(values)],
  judge: judgeCommand,
});

function review(values: CommandValues): readonly ReviewIssue[] {
  const issues = [...reviewExpectations(values)];
  if (values.isSubstring !== null)
    issues.push({
      code: "AUD2119",
      severity: "warning",
      message: "`is_substring` has no effect on CMD_EXEC",
      hint: "remove it",
      keyword: "is_substring",
    });
  return issues;
}
