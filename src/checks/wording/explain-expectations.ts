import type { Explanation } from "../define-check.ts";
import { quoted } from "./quoted.ts";

type Outcomes = Pick<Explanation, "passes" | "fails">;

/** What a text has to look like, line by line. */
interface Expectations {
  /** What is looked through, in the middle of a sentence: `the output`. */
  readonly subject: string;
  readonly expect: string | null;
  readonly notExpect: string | null;
}

/** When a text passes and fails that is read line by line: one matching line decides. */
export function explainExpectations({ subject, expect, notExpect }: Expectations): Outcomes {
  if (expect === null && notExpect === null) return INFORMS;
  if (expect === null) return explainForbidden(subject, notExpect ?? "");
  const wanted = explainWanted(subject, expect);
  if (notExpect === null) return wanted;
  const forbidden = explainForbidden(subject, notExpect);
  return {
    passes: `${wanted.passes} ${forbidden.passes}`,
    fails: `${wanted.fails} ${forbidden.fails}`,
  };
}

const INFORMS: Outcomes = {
  passes: "Nothing is tested: the rule informs, and what Nessus reports for it is not documented.",
  fails: "Nothing that is documented makes it fail.",
};

function explainWanted(subject: string, expect: string): Outcomes {
  if (expect === "")
    return { passes: `There is no line in ${subject}.`, fails: `There is a line in ${subject}.` };
  return {
    passes: `At least one line of ${subject} matches ${quoted(expect)}.`,
    fails: `No line of ${subject} matches it, or there is none.`,
  };
}

function explainForbidden(subject: string, notExpect: string): Outcomes {
  return {
    passes: `No line of ${subject} matches ${quoted(notExpect)}.`,
    fails: `A line of ${subject} matches ${quoted(notExpect)}.`,
  };
}
