import type { HostOutcome, MergedHost, MergedRule, OutcomeGroup } from "../../../model/merged-report.ts";
import { countOf } from "../../wording/count-of.ts";
import { dim, piece, plain, strong } from "../../terminal/piece.ts";
import type { Line, Piece } from "../../terminal/piece.ts";
import { beside, indented, paragraph } from "../../terminal/sheet.ts";
import type { Sheet } from "../../terminal/sheet.ts";
import { groupWords, hostNames, placeWords, sameWords, shareWords } from "../merged-words.ts";

const NAMES = 10;
const BADGE_COLUMNS = 12;

/** A rule that has not the same outcome everywhere: which hosts have which, and what their findings say. */
export function ruleBlock(
  sheet: Sheet,
  hosts: readonly MergedHost[],
  { rule, groups }: MergedRule,
): readonly Line[] {
  return [
    ...paragraph(sheet, [strong(rule.description), dim(`  ${placeWords(rule)} · ${rule.severity}`)], 2),
    ...indented(sheet, 2, (inner) =>
      groups.flatMap((group, place) => groupLines(inner, hosts, { group, place })),
    ),
  ];
}

interface PlacedGroup {
  readonly group: OutcomeGroup;
  /** The first is the largest: its hosts are counted, and not named. */
  readonly place: number;
}

function groupLines(
  sheet: Sheet,
  hosts: readonly MergedHost[],
  { group, place }: PlacedGroup,
): readonly Line[] {
  const isLargest = place === 0 && group.hosts.length > NAMES;
  const names = isLargest ? "" : `  ${hostNames(hosts, group.hosts, NAMES)}`;
  const count = shareWords(group, hosts.length);
  return beside(sheet, outcomePiece(group.outcome), (inner) => [
    ...paragraph(inner, [plain(count), dim(names)], 2),
    ...groupWords(group).flatMap((words) => paragraph(inner, [plain(words)], 2)),
  ]);
}

function outcomePiece(outcome: HostOutcome): Piece {
  return piece(outcome === "NOT-JUDGED" ? "dim" : outcome, outcome.padEnd(BADGE_COLUMNS));
}

/** Rules with one outcome everywhere: those that do not pass by name, the others counted. */
export function agreeingLines(sheet: Sheet, rules: readonly MergedRule[]): readonly Line[] {
  const byOutcome = Map.groupBy(rules, ({ groups }) => groups[0]?.outcome ?? "NOT-JUDGED");
  return [...byOutcome].flatMap(([outcome, same]) =>
    beside(sheet, outcomePiece(outcome), (inner) => [
      ...paragraph(inner, [plain(sameWords(same))]),
      ...(outcome === "PASSED" && sheet.detail !== "verbose" ? [] : titleLines(inner, same)),
    ]),
  );
}

function titleLines(sheet: Sheet, rules: readonly MergedRule[]): readonly Line[] {
  const shown = sheet.detail === "verbose" ? rules : rules.slice(0, NAMES);
  const rest = rules.length - shown.length;
  return [
    ...shown.flatMap(({ rule }) =>
      paragraph(sheet, [plain(rule.description), dim(`  ${placeWords(rule)}`)], 2),
    ),
    ...(rest > 0 ? paragraph(sheet, [dim(`… and ${countOf(rest, "rule")} more`)]) : []),
  ];
}
