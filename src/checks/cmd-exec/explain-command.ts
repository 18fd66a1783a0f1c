import type { Explanation } from "../define-check.ts";
import { explainExpectations } from "../wording/explain-expectations.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import type { CommandValues } from "./command-fields.ts";

/** One CMD_EXEC rule in plain words. */
export function explainCommand(values: CommandValues): Explanation {
  const subject = values.regex === null ? "the output" : "what is left of the output";
  const { passes, fails } = explainExpectations({ ...values, subject });
  const silent = values.checkOption === null ? null : "So it does when the command prints nothing.";
  const explanation = {
    looksAt: sentences(
      `What the command ${quoted(values.cmd)} prints, errors included, line by line.`,
      values.regex === null ? null : `Only lines that match ${quoted(values.regex)} count.`,
    ),
    passes: sentences(passes, silent),
    fails,
    errs: `The command cannot be run, is ended by a signal, or does not end within ${timeLimit(values.timeout)}; or a pattern takes too long.`,
  };
  return withKnownGood(explanation, values.knownGood);
}

function timeLimit(seconds: number | null): string {
  if (seconds === null) return "its time limit";
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
