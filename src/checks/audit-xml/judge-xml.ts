import type { Evidence } from "../../model/evidence.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import type { JudgeSettings } from "../define-check.ts";
import { expectedOutput } from "../output-rule/expected-output.ts";
import { judgeOutput } from "../output-rule/judge-output.ts";
import type { OutputAnswer } from "../output-rule/judge-output.ts";
import type { OutputRule } from "../output-rule/output-rule.ts";
import { seenTexts } from "../text-files/seen-texts.ts";
import type { TextFile } from "../text-files/seen-texts.ts";
import { settle } from "../text-files/settle.ts";
import { textOfSheet } from "../text-files/text-of-sheet.ts";
import { xslSheet } from "../text-files/xsl-sheet.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import type { XmlValues } from "./xml-fields.ts";
import { xmlActual } from "./xml-actual.ts";

/** What the rule says of what its sheet made of one file. */
type FileAnswer = OutputAnswer & { readonly path: string };

/** The verdict about an AUDIT_XML rule: what the sheet makes of each file has to pass. */
export function judgeXml(values: XmlValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const rule = ruleOf(values);
  const budget = regexBudget(settings.regexMilliseconds);
  const sheet = xslSheet(values.xslStatements);
  const { files, doubts } = seenTexts(values, evidence);
  const answers = files.map((file) => judgeFile(file, { rule, sheet, budget }));
  const unseen = answers.flatMap(doubtOf);
  const isNone = files.length === 0 && doubts.length === 0;
  const names = anyOf(values.file.map(quoted), "and");
  return settle({
    expected: expectedOutput(rule, `What the XSL sheet makes of ${names}`),
    breaches: answers.flatMap((answer) => (answer.status === "failed" ? itemsOf(answer) : [])),
    lacks: isNone ? [{ text: `no file ${values.file.join(" ")}` }] : [],
    doubts: [...doubts, ...unseen],
    met: answers.flatMap((answer) => (answer.status === "passed" ? itemsOf(answer) : [])),
    notes: [...new Set(answers.flatMap((answer) => (answer.status === "error" ? [] : answer.notes)))],
    actual: isNone
      ? `No files found: ${values.file.join(" ")}`
      : xmlActual(answers.filter(({ status }) => status !== "error")),
  });
}

interface Ways {
  readonly rule: OutputRule;
  readonly sheet: string;
  readonly budget: RegexBudget;
}

function judgeFile(file: TextFile, { rule, sheet, budget }: Ways): FileAnswer {
  const { path } = file;
  const made = textOfSheet(file, sheet);
  if (made.status === "unseen")
    return { path, status: "error", reason: made.reason, detail: made.detail, lines: [] };
  const answer = judgeOutput(rule, { text: made.text, missing: null }, budget);
  return answer.status === "error"
    ? { ...answer, path, detail: `${path}: ${answer.detail}` }
    : { ...answer, path };
}

function doubtOf(answer: FileAnswer) {
  return answer.status === "error" ? [{ reason: answer.reason, detail: answer.detail }] : [];
}

function itemsOf({ path, found }: Exclude<FileAnswer, { status: "error" }>): readonly FoundItem[] {
  return found.map(({ text }) => ({ text: `${path}: ${text}` }));
}

function ruleOf({ regex, expect, notExpect, checkOption }: XmlValues): OutputRule {
  return { regex, expect, notExpect, silence: checkOption === null ? "judged" : "passes" };
}
