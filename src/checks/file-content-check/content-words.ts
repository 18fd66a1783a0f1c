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
