import { numberedLines } from "../text-files/numbered-line.ts";
import type { NumberedLine } from "../text-files/numbered-line.ts";
import type { ContentValues } from "./content-fields.ts";
import type { SortedFile } from "./sort-files.ts";

/** Files of one group with the lines to show of each, and whether these match `expect`. */
export interface ShownGroup {
  readonly title: "Compliant" | "Non-compliant";
  readonly word: "found" | "not found";
  readonly files: readonly { readonly path: string; readonly lines: readonly NumberedLine[] }[];
}

/** `No files found: /x`. */
export function noFilesActual({ file }: ContentValues): string {
  return `No files found: ${file.join(" ")}`;
}

/** Of each file that it holds no line that counts, in a line of its own. */
export function withoutLineActual(files: readonly SortedFile[], { regex }: ContentValues): string {
  const shown = files
    .slice(0, MOST_FILES)
    .map(({ path }) => `The file "${path}" does not contain "${regex}"`);
  return [...shown, ...left(files.length)].join("\n");
}

/** Nothing was wanted and nothing was there. */
export const NOTHING_ACTUAL = "No matching files were found";

/** The groups that have files, with their lines. */
export function groupsActual(groups: readonly ShownGroup[], { regex, expect }: ContentValues): string {
  return groups
    .filter(({ files }) => files.length > 0)
    .flatMap(({ title, word, files }) => [
      `${title} file(s):`,
      ...files
        .slice(0, MOST_FILES)
        .flatMap(({ path, lines }) => [
          `      ${path} - regex '${regex}' found - expect '${expect}' ${word} in the following lines:`,
          ...numberedLines(lines),
        ]),
      ...left(files.length),
    ])
    .join("\n");
}

const MOST_FILES = 100;

function left(count: number): readonly string[] {
  return count <= MOST_FILES ? [] : [`      (${count - MOST_FILES} more files)`];
}
