import type { Evidence } from "../../model/evidence.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { seenTexts } from "../text-files/seen-texts.ts";
import type { TextFile } from "../text-files/seen-texts.ts";
import { settle } from "../text-files/settle.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { shorten } from "../wording/shorten.ts";
import type { BannerValues } from "./banner-fields.ts";
import { bannerWords } from "./banner-words.ts";
import { firstDifference } from "./first-difference.ts";

/** A file with the words in which it and the rule differ first; `null` where it is as the rule wants it. */
interface ComparedFile extends TextFile {
  readonly difference: string | null;
}

/** The verdict about a BANNER_CHECK rule. */
export function judgeBanner(values: BannerValues, evidence: Evidence): Verdict {
  const { files, doubts } = seenTexts(values, evidence);
  const compared = files.map((file) => ({ ...file, difference: differenceOf(file.text, values) }));
  const isNone = files.length === 0;
  return settle({
    expected: expectation(values),
    breaches: compared.flatMap(breachOf),
    lacks: isNone ? [{ text: `no file ${values.file.join(" ")}` }] : [],
    doubts,
    met: files.map(({ path }) => ({ text: `${path} holds the text` })),
    actual: isNone && doubts.length === 0 ? `No files found: ${values.file.join(" ")}` : actualOf(compared),
  });
}

function differenceOf(text: string, { content, isSubstring }: BannerValues): string | null {
  const actual = bannerWords(text);
  const wanted = bannerWords(content);
  if (actual.join(" ") === wanted.join(" ")) return null;
  if (isSubstring === "YES" && actual.join(" ").includes(wanted.join(" "))) return null;
  return firstDifference(actual, wanted);
}

function breachOf({ path, difference }: ComparedFile): readonly FoundItem[] {
  return difference === null ? [] : [{ text: `${path}: ${difference}` }];
}

function actualOf(files: readonly ComparedFile[]): string {
  const broken = files.filter(({ difference }) => difference !== null);
  return (broken.length > 0 ? broken : files)
    .slice(0, 100)
    .map(({ text, difference }) => {
      const shown = shorten(text, 65_536);
      return difference === null ? shown : `First ERROR: ${difference}\n${shown}`;
    })
    .join("\n");
}

function expectation({ file, content, isSubstring }: BannerValues): string {
  const more = isSubstring === "YES" ? "" : "nothing but ";
  return `${anyOf(file.map(quoted), "and")} ${file.length === 1 ? "holds" : "hold"} ${more}${quoted(content)}`;
}
