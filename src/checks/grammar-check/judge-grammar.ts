import type { Evidence } from "../../model/evidence.ts";
import type { Verdict } from "../../model/verdict.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { JudgeSettings } from "../define-check.ts";
import { foundLines } from "../text-files/found-lines.ts";
import { lineSearch } from "../text-files/search-lines.ts";
import { seenTexts } from "../text-files/seen-texts.ts";
import { settle } from "../text-files/settle.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { grammarActual } from "./grammar-actual.ts";
import type { GrammarValues } from "./grammar-fields.ts";
import { strayLines } from "./stray-lines.ts";

/** The verdict about a GRAMMAR_CHECK rule. */
export function judgeGrammar(values: GrammarValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const budget = regexBudget(settings.regexMilliseconds);
  const forms = values.regex.map((pattern) => lineSearch(pattern, budget));
  const { files, doubts } = seenTexts(values, evidence);
  const answers = files.map((file) => strayLines(file, forms));
  const read = answers.filter((answer) => answer.status === "read");
  const unseen = [...doubts, ...answers.filter((answer) => answer.status === "unseen")];
  const isNone = files.length === 0 && unseen.length === 0;
  return settle({
    expected: `Every line of ${anyOf(values.file.map(quoted), "and")} matches ${anyOf(values.regex.map(quoted))}`,
    breaches: read.flatMap(({ path, lines }) => foundLines(path, lines)),
    lacks: isNone ? [{ text: `no file ${values.file.join(" ")}` }] : [],
    doubts: unseen,
    met: read.map(({ path }) => ({ text: `every line of ${path} has one of the forms` })),
    actual: isNone ? `No files found: ${values.file.join(" ")}` : grammarActual(read),
  });
}
