import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import { textRequests } from "../text-files/whole-paths.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { grammarFields } from "./grammar-fields.ts";
import type { GrammarValues } from "./grammar-fields.ts";
import { judgeGrammar } from "./judge-grammar.ts";

/** Passes when every line of a file has one of the given forms. */
export const grammarCheck = defineCheck({
  type: "GRAMMAR_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when every line of a file matches one of the patterns.",
  origin: "nessus",
  fields: grammarFields,
  explain,
  needs: textRequests,
  judge: judgeGrammar,
});

function explain({ file, regex, knownGood }: GrammarValues): Explanation {
  const explanation = {
    looksAt: `Every line of ${anyOf(file.map(quoted), "and")}; empty lines and those that begin with # do not count.`,
    passes: `Each of them matches ${anyOf(regex.map(quoted))}.`,
    fails: "A line has none of these forms, or there is no such file.",
    errs: "The file cannot be read, or a pattern takes too long.",
  };
  return withKnownGood(explanation, knownGood);
}
