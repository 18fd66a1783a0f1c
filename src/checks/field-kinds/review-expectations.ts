import type { ReviewIssue } from "../fields.ts";

/** What is tested of a text: lines that have to match, and lines that must not. */
interface Expectations {
  readonly expect: string | null;
  readonly notExpect: string | null;
  readonly regex?: string | null;
}

/** Reports a rule without a test, and one with two tests whose order nobody has documented. */
export function reviewExpectations({ expect, notExpect, regex }: Expectations): readonly ReviewIssue[] {
  if (expect !== null && notExpect !== null) return [bothGiven()];
  if (expect !== null || notExpect !== null) return [];
  const found =
    regex === null || regex === undefined
      ? "neither `expect` nor `not_expect`"
      : "`regex` alone, which only selects lines";
  const message = `nothing is tested: there is ${found}, so the rule only informs`;
  return [{ code: "AUD2110", severity: "warning", message, hint: 'add expect : "…"' }];
}

function bothGiven(): ReviewIssue {
  return {
    code: "AUD2111",
    severity: "warning",
    message: "`expect` and `not_expect` stand together, and what Nessus makes of both is not documented",
    hint: "write two rules",
    keyword: "not_expect",
  };
}
