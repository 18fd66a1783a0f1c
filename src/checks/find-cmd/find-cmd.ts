import { defineCheck } from "../define-check.ts";
import type { ReviewIssue } from "../fields.ts";
import { reviewExpectations } from "../field-kinds/review-expectations.ts";
import { explainFind } from "./explain-find.ts";
import { findFields } from "./find-fields.ts";
import type { FindValues } from "./find-fields.ts";
import { findRequests } from "./find-requests.ts";
import { judgeFind } from "./judge-find.ts";

/** Passes when what `find` finds matches. */
export const findCmd = defineCheck({
  type: "FIND_CMD",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a line of what find prints matches a pattern, or when it finds nothing.",
  origin: "nessus",
  fields: findFields,
  typicalFields: ["findName", "expect"],
  explain: explainFind,
  review,
  needs: (values) => findRequests(values),
  judge: judgeFind,
});

function review(values: FindValues): readonly ReviewIssue[] {
  const { mindepth, maxdepth } = values;
  const issues = [...reviewExpectations(values)];
  if (mindepth === null || maxdepth === null || mindepth <= maxdepth) return issues;
  const message = `nothing is ever found: \`mindepth\` ${mindepth} is above \`maxdepth\` ${maxdepth}`;
  issues.push({ code: "AUD2122", severity: "warning", message, hint: "swap the two", keyword: "mindepth" });
  return issues;
}
