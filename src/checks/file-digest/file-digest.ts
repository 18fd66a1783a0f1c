import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { ReviewIssue } from "../fields.ts";
import { anyOf } from "../wording/any-of.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { digestFields } from "./digest-fields.ts";
import type { DigestValues } from "./digest-fields.ts";
import { digestRequests } from "./digest-requests.ts";
import { wordsForDigests, wordsForPaths } from "./digest-words.ts";
import { judgeDigests } from "./judge-digests.ts";

/** Passes when files have the digests that a rule, a list or the package database has for them. */
export const fileDigest = defineCheck({
  type: "FILE_DIGEST",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when files have the digests that the rule, a list or the package database has for them.",
  origin: "extension",
  fields: digestFields,
  typicalFields: ["source"],
  explain,
  review,
  needs: digestRequests,
  judge: judgeDigests,
});

function explain(values: DigestValues): Explanation {
  const isOptional = values.required === "NO";
  const words = wordsForPaths(values);
  const explanation = {
    looksAt: `The content of ${words}.`,
    passes: sentences(
      `Of every file this is true: ${anyOf(wordsForDigests(values), "and")}.`,
      isOptional ? "A file that does not exist passes too." : null,
    ),
    fails: sentences("This is not true of a file.", isOptional ? null : "There is no such file."),
    errs: "A file cannot be read in a minute, or what it is compared with cannot be read.",
  };
  return withKnownGood(explanation, values.knownGood);
}

function review(values: DigestValues): readonly ReviewIssue[] {
  const { md5, sha256, digests, source, configuration } = values;
  const tests = [md5, sha256, digests, source];
  const nothing: ReviewIssue = {
    code: "AUD2110",
    severity: "warning",
    message: "the rule does not say what to compare the file with",
    hint: "give sha256, md5, digests, or source : package",
    keyword: "file",
  };
  const alone: ReviewIssue = {
    code: "AUD2112",
    severity: "warning",
    message: "`configuration` has no effect without `source : package`",
    hint: "add source : package, or remove it",
    keyword: "configuration",
  };
  return [
    ...(tests.every((test) => test === null) ? [nothing] : []),
    ...(configuration !== null && source === null ? [alone] : []),
  ];
}
