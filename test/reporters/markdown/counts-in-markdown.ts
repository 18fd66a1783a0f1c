import type { OutcomeCounts } from "../../../src/model/outcome.ts";

/** The table of counts, which is the first of the page. */
export function countsInMarkdown(text: string): OutcomeCounts {
  const [titles, , counts] = text.split("\n").filter((line) => line.startsWith("| "));
  const cellsOf = (row = "") => row.slice(2, -2).split(" | ");
  return Object.fromEntries(
    cellsOf(titles).map((title, index) => [title, Number(cellsOf(counts)[index])]),
  ) as OutcomeCounts;
}
