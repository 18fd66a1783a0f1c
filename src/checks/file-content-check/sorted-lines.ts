import type { LineSearch } from "../text-files/search-lines.ts";
import type { Doubt } from "../text-files/doubt.ts";
import type { NumberedLine } from "../text-files/numbered-line.ts";

/** The lines of a file that `regex` picks, by whether they match `expect`; or why that cannot be told. */
export type SortedLines =
  | {
      readonly status: "sorted";
      readonly matching: readonly NumberedLine[];
      readonly others: readonly NumberedLine[];
    }
  | ({ readonly status: "unseen" } & Doubt);

/** The two patterns of a rule. */
export interface LinePatterns {
  readonly regex: LineSearch;
  readonly expect: LineSearch;
}

/** Picks the lines that count and tells those that match `expect` from the others. */
export function sortLines(lines: readonly string[], { regex, expect }: LinePatterns): SortedLines {
  const picked = regex(lines);
  if (picked.status === "unseen") return picked;
  const counted = lines.flatMap((text, index) =>
    picked.matches[index] === true ? [{ number: index + 1, text }] : [],
  );
  if (counted.length === 0) return { status: "sorted", matching: [], others: [] };
  const expected = expect(counted.map(({ text }) => text));
  if (expected.status === "unseen") return expected;
  return {
    status: "sorted",
    matching: counted.filter((_, index) => expected.matches[index] === true),
    others: counted.filter((_, index) => expected.matches[index] !== true),
  };
}
