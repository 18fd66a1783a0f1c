import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { ReviewIssue } from "../fields.ts";
import { textRequests } from "../text-files/whole-paths.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { bannerFields } from "./banner-fields.ts";
import type { BannerValues } from "./banner-fields.ts";
import { judgeBanner } from "./judge-banner.ts";

/** Passes when a file holds a text. */
export const bannerCheck = defineCheck({
  type: "BANNER_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a file holds the given text and nothing else.",
  origin: "nessus",
  fields: bannerFields,
  explain,
  review,
  needs: textRequests,
  judge: judgeBanner,
});

function explain({ file, content, isSubstring, knownGood }: BannerValues): Explanation {
  const more = isSubstring === "YES" ? "It holds" : "It holds nothing but";
  const explanation = {
    looksAt: `The text of ${anyOf(file.map(quoted), "and")}, blanks and line ends evened out.`,
    passes: `${more} ${quoted(content)}.`,
    fails:
      isSubstring === "YES"
        ? "It does not hold that text, or is not there."
        : "It holds another text or more, or is not there.",
    errs: "The file cannot be read.",
  };
  return withKnownGood(explanation, knownGood);
}

function review({ content, isSubstring }: BannerValues): readonly ReviewIssue[] {
  if (content.trim() !== "") return [];
  const message =
    isSubstring === "YES"
      ? "every file passes: it holds the empty text"
      : "only an empty file passes: the text is empty";
  const code = isSubstring === "YES" ? "AUD2115" : "AUD2121";
  return [{ code, severity: "warning", message, hint: "write the text", keyword: "content" }];
}
