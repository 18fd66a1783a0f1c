import type { Doubt } from "../text-files/doubt.ts";
import { linesOf } from "../text-files/lines-of.ts";
import type { NumberedLine } from "../text-files/numbered-line.ts";
import type { LineSearch } from "../text-files/search-lines.ts";
import type { TextFile } from "../text-files/seen-texts.ts";

/** The lines of a file that have none of the forms; or why that cannot be told. */
export type StrayLines =
  | { readonly status: "read"; readonly path: string; readonly lines: readonly NumberedLine[] }
  | ({ readonly status: "unseen" } & Doubt);

/** Tries every form on the lines that have none of those before it. Empty lines and comments do not count. */
export function strayLines({ path, text }: TextFile, forms: readonly LineSearch[]): StrayLines {
  let left: readonly NumberedLine[] = linesOf(text)
    .map((line, index) => ({ number: index + 1, text: line }))
    .filter((line) => line.text.trim() !== "" && !line.text.startsWith("#"));
  for (const search of forms) {
    if (left.length === 0) break;
    const answer = search(left.map((line) => line.text));
    if (answer.status === "unseen") return { ...answer, detail: `${path}: ${answer.detail}` };
    left = left.filter((_, index) => answer.matches[index] !== true);
  }
  return { status: "read", path, lines: left };
}
