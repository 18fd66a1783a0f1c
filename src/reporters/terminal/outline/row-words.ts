import type { OutlineIf, OutlineItem, OutlineReport, OutlineRow } from "../../../model/policy-outline.ts";
import { conditionPhrase } from "../../wording/condition-phrase.ts";
import { dim, piece, plain, strong } from "../piece.ts";
import type { Piece, Tone } from "../piece.ts";

/** One row of an outline in words. */
export function rowWords(row: OutlineRow): readonly Piece[] {
  switch (row.kind) {
    case "if":
      return ifWords(row);
    case "then":
    case "else":
      return [strong(row.kind)];
    case "item":
    case "member":
      return [...bullet(row), plain(row.description), dim(`  ${itemFacts(row)}`)];
    case "report":
    case "report-member":
      return [...bullet(row), plain("report "), statusPiece(row.status), plain(`  ${row.description}`)];
  }
}

function ifWords({ auto, ...shape }: OutlineIf): readonly Piece[] {
  const phrase = conditionPhrase(shape, "then");
  const colon = shape.members === 0 ? "" : ":";
  const rest = auto === null ? "" : `  (otherwise its then is reported as ${auto.toUpperCase()})`;
  return [strong("if "), plain(phrase + colon), dim(rest)];
}

function bullet({ kind }: OutlineItem | OutlineReport): readonly Piece[] {
  return kind === "member" || kind === "report-member" ? [dim("- ")] : [];
}

function itemFacts({ type, severity, system, support }: OutlineItem): string {
  const facts = [type, severity, system === null ? null : `only ${system}`];
  if (support === "not-judged") facts.push("not judged");
  return facts.filter((fact) => fact !== null).join(" · ");
}

/** The word of a `<report>` in the colour that it has in a result; INFO has none. */
export function statusPiece(status: OutlineReport["status"]): Piece {
  return piece(TONES[status], status.toUpperCase());
}

const TONES: Readonly<Record<OutlineReport["status"], Tone>> = {
  passed: "PASSED",
  failed: "FAILED",
  warning: "WARNING",
  info: "strong",
};
