import { acceptedWords } from "../wording/accepted-words.ts";
import type { OrderedFinding } from "../wording/in-order.ts";
import { inline } from "./inline.ts";
import { tableRow } from "./table-row.ts";

/** A row about a finding that was accepted beforehand: which rule, and who answers for it until when. */
export function acceptedRow({ finding }: OrderedFinding): string {
  const { text, location } = finding.rule;
  const cells = [text.description, `${location.file}:${location.line}`, acceptedWords(finding) ?? ""];
  return `${tableRow(cells.map(inline))}\n`;
}
