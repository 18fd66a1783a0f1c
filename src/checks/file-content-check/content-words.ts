import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import type { ContentValues } from "./content-fields.ts";

/** What a rule about the content of files looks at. */
export function wordsForContent(values: ContentValues): string {
  const { searchLocations, ignore } = values;
  return sentences(
    `The lines of ${anyOf(values.file.map(quoted), "and")} that match ${quoted(values.regex)}.`,
    searchLocations === null
      ? null
      : `A file without its path is looked for in ${anyOf(searchLocations.map(quoted))}.`,
    ignore === null ? null : `These do not count: ${anyOf(ignore.map(quoted), "and")}.`,
    values.jsonTransform === null ? null : `The JSON filter ${quoted(values.jsonTransform)} makes the lines.`,
    values.xslStatements === null ? null : "An XSL template makes the lines.",
  );
}

/** When a FILE_CONTENT_CHECK rule passes, after what it looks at has been said. */
export function wordsForWish({ minOccurrences, ...values }: ContentValues): string {
  const least = minOccurrences ?? 1;
  const some =
    least > 1 ? `The files together hold at least ${least} such lines` : "A file holds such a line";
  return `${some}${wordsForMatch(values)}.`;
}

/** What a FILE_CONTENT_CHECK rule wants, in one sentence of its own. */
export function expectedContent({ file, regex, minOccurrences, ...values }: ContentValues): string {
  const least = minOccurrences ?? 1;
  const lines = least > 1 ? `at least ${least} lines match` : "a line matches";
  const match = wordsForMatch({ regex, ...values });
  return `In ${anyOf(file.map(quoted), "and")} ${lines} ${quoted(regex)}${match}`;
}

function wordsForMatch({ regex, expect }: Pick<ContentValues, "regex" | "expect">): string {
  return regex === expect ? "" : `, and every such line matches ${quoted(expect)}`;
}

/** What a line has to match that FILE_CONTENT_CHECK_NOT forbids. */
export function wordsForBoth({ regex, expect }: ContentValues): string {
  return regex === expect ? quoted(regex) : `both ${quoted(regex)} and ${quoted(expect)}`;
}

/** Whether a file that does not exist is a fault. */
export function isFileOptional({ required, fileRequired }: ContentValues): boolean {
  return required === "NO" || fileRequired === "NO";
}

/** Whether a file without a line that counts is a fault. */
export function isLineOptional({ required, stringRequired }: ContentValues): boolean {
  return required === "NO" || stringRequired === "NO";
}

/** What makes a rule about the content of files ERROR. */
export const CONTENT_ERRS = "A file is there and cannot be read, or a pattern takes too long.";
