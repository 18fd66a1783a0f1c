import type { ConditionFacts, EnclosingIf, NamedNode } from "../../../model/line-explanation.ts";
import { conditionPhrase } from "../../wording/condition-phrase.ts";
import { grouped } from "../../wording/count-of.ts";
import { dim, plain } from "../piece.ts";
import type { Line } from "../piece.ts";
import { indented, paragraph } from "../sheet.ts";
import type { Sheet } from "../sheet.ts";

const OUTERMOST = 2;
const INNERMOST = 8;
const MEMBERS = 5;

/** The conditions around something, from the outermost to the innermost, as what has to be the case. */
export function enclosingLines(sheet: Sheet, enclosing: readonly EnclosingIf[]): readonly Line[] {
  const hidden = enclosing.length - OUTERMOST - INNERMOST;
  if (hidden <= 1) return enclosing.flatMap((one) => oneLines(sheet, one));
  return [
    ...enclosing.slice(0, OUTERMOST).flatMap((one) => oneLines(sheet, one)),
    ...paragraph(sheet, [dim(`… ${grouped(hidden)} more conditions in between (--format json has all)`)]),
    ...enclosing.slice(-INNERMOST).flatMap((one) => oneLines(sheet, one)),
  ];
}

function oneLines(sheet: Sheet, { part, condition }: EnclosingIf): readonly Line[] {
  return conditionLines(sheet, condition, part === "else" ? "else" : "then");
}

/** A condition as what has to be the case for one of its branches, and its members. */
export function conditionLines(
  sheet: Sheet,
  condition: ConditionFacts,
  branch: "then" | "else",
): readonly Line[] {
  const { mode, members, line } = condition;
  const phrase = conditionPhrase({ mode, members: members.length }, branch);
  const shown = members.length > MEMBERS + 1 ? members.slice(0, MEMBERS) : members;
  const hidden = members.length - shown.length;
  return [
    ...paragraph(sheet, [plain(phrase), dim(`  condition on line ${line}`)], 2),
    ...indented(sheet, 2, (inner) => [
      ...shown.flatMap((member) => memberLines(inner, member)),
      ...(hidden === 0 ? [] : paragraph(inner, [dim(`… and ${grouped(hidden)} more`)])),
    ]),
  ];
}

function memberLines(sheet: Sheet, { description, type, line }: NamedNode): readonly Line[] {
  return paragraph(sheet, [dim("- "), plain(description), dim(`  ${type} · line ${line}`)], 2);
}
