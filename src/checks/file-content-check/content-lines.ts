import type { RegexBudget } from "../../regex/regex-budget.ts";
import { parseFilter } from "../json-filter/parse-filter.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { linesOf } from "../text-files/lines-of.ts";
import type { TextFile } from "../text-files/seen-texts.ts";
import { textOfSheet } from "../text-files/text-of-sheet.ts";
import { xslSheet } from "../text-files/xsl-sheet.ts";
import { quoted } from "../wording/quoted.ts";
import type { ContentValues } from "./content-fields.ts";

/** The lines of a file that a rule looks through; or why there are none to look through. */
type ContentLines =
  { readonly status: "read"; readonly lines: readonly string[] } | ({ readonly status: "unseen" } & Doubt);

/** Makes lines of a file, in the way that one rule wants. */
export type LineMaker = (file: TextFile) => ContentLines;

/** The lines of a text as they stand, or those that the transformation of the rule makes of it. */
export function lineMaker({ jsonTransform, xslStatements }: ContentValues, budget: RegexBudget): LineMaker {
  if (jsonTransform !== null) return filteredLines(jsonTransform, budget);
  if (xslStatements !== null) return transformedLines(xslSheet(xslStatements));
  return ({ text }) => ({ status: "read", lines: linesOf(text) });
}

function transformedLines(sheet: string): LineMaker {
  return (file) => {
    const made = textOfSheet(file, sheet);
    return made.status === "made" ? { status: "read", lines: linesOf(made.text) } : made;
  };
}

function filteredLines(text: string, budget: RegexBudget): LineMaker {
  const filter = parseFilter(text);
  if (filter.status === "refused") {
    const place = `character ${filter.offset + 1}`;
    const detail = `The JSON filter ${quoted(text)} cannot be used: ${place}: ${filter.message}.`;
    return () => unseen("unsupported-check", detail);
  }
  return (file) => {
    const made = filter.run(file.text, budget);
    if (made.status === "filtered") return { status: "read", lines: linesOf(made.text) };
    const reason = made.status === "faulty" ? "malformed-output" : "timed-out";
    return unseen(reason, `The JSON filter ${quoted(text)} makes nothing of ${file.path}: ${made.message}.`);
  };
}

function unseen(reason: Doubt["reason"], detail: string): ContentLines {
  return { status: "unseen", reason, detail };
}
