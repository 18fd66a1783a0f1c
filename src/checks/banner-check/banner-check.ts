import { declareCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { filePaths } from "../field-kinds/file-paths.ts";
import { possiblyEmptyText } from "../field-kinds/text.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  file: required("file", filePaths, {
    summary: "the file that is shown to users",
    example: '"/etc/issue.net"',
  }),
  content: required("content", possiblyEmptyText, {
    summary: "the text of the file; blanks and line ends are evened out before they are compared",
    example: '"Authorised users only."',
  }),
  isSubstring: optional("is_substring", yesOrNo, { summary: "YES: the file may hold more than this text" }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when a file holds a text. Not judged yet. */
export const bannerCheck = declareCheck({
  type: "BANNER_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a file holds the given text and nothing else.",
  origin: "nessus",
  fields,
  explain,
  review,
});

function explain({ file, content, isSubstring, knownGood }: Values): Explanation {
  const more = isSubstring === "YES" ? "It holds" : "It holds nothing but";
  const explanation = {
    looksAt: `The text of ${anyOf(file.map(quoted), "and")}, blanks and line ends evened out.`,
    passes: `${more} ${quoted(content)}.`,
    fails:
      isSubstring === "YES" ? "It does not hold that text." : "It holds another text, or more than that.",
    errs: "The file cannot be read.",
  };
  return withKnownGood(explanation, knownGood);
}

function review({ content, isSubstring }: Values): readonly ReviewIssue[] {
  if (content.trim() !== "") return [];
  const message =
    isSubstring === "YES"
      ? "every file passes: it holds the empty text"
      : "only an empty file passes: the text is empty";
  const code = isSubstring === "YES" ? "AUD2115" : "AUD2121";
  return [{ code, severity: "warning", message, hint: "write the text", keyword: "content" }];
}
