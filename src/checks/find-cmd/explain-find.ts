import type { Explanation } from "../define-check.ts";
import { anyOf } from "../wording/any-of.ts";
import { explainExpectations } from "../wording/explain-expectations.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { FIND_TESTS, findFields } from "./find-fields.ts";
import type { FindValues } from "./find-fields.ts";

/** One FIND_CMD rule in plain words. */
export function explainFind(values: FindValues): Explanation {
  const subject = values.regex === null ? "the output" : "what is left of the output";
  const { passes, fails } = explainExpectations({ ...values, subject });
  const explanation = {
    looksAt: sentences(
      `Files below ${anyOf(values.target.map(quoted), "and")}${wordsForTests(values)}.`,
      values.exec === null ? null : `${quoted(values.exec)} is run on what is found, and its output counts.`,
      values.regex === null ? null : `Only lines that match ${quoted(values.regex)} count.`,
    ),
    passes: sentences(passes, values.matchAll === "YES" ? "With match_all every line has to." : null),
    fails,
    errs: "A directory or a file cannot be looked into, the search takes too long, or a pattern does.",
  };
  return withKnownGood(explanation, values.knownGood);
}

function wordsForTests(values: FindValues): string {
  const tests = FIND_TESTS.flatMap((name) => {
    const value = values[name];
    return value === null ? [] : [`${findFields[name].keyword.unix ?? name} ${wordsForValue(value)}`];
  });
  const depths = [
    ...(values.mindepth === null ? [] : [`mindepth ${values.mindepth}`]),
    ...(values.maxdepth === null ? [] : [`maxdepth ${values.maxdepth}`]),
  ];
  const all = [...tests, ...depths];
  return all.length === 0 ? "" : ` with ${anyOf(all, "and")}`;
}

function wordsForValue(value: string | readonly string[]): string {
  if (value === "YES" || value === "NO") return value;
  return typeof value === "string" ? quoted(value) : anyOf(value.map(quoted));
}
