import type { ReportedCondition } from "../../model/report.ts";
import { dim, plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { indented, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const CONDITIONS = 50;

const OUTCOMES: Readonly<Record<ReportedCondition["outcome"], string>> = {
  holds: "holds: <then> was judged",
  fails: "does not hold: <else> was judged, if there is one",
  undecided: "could not be judged: neither branch was taken",
};

/** Which conditions of the policies held, and what each member came to. */
export function conditionLines(sheet: Sheet, conditions: readonly ReportedCondition[]): readonly Line[] {
  const { shown, rest } = shorten(sheet, conditions, CONDITIONS);
  return [...shown.flatMap((condition) => oneCondition(sheet, condition)), ...rest];
}

function oneCondition(
  sheet: Sheet,
  { location, mode, outcome, members }: ReportedCondition,
): readonly Line[] {
  const place = `${location.file}:${location.line} ${mode.toUpperCase()}  `;
  return [
    ...paragraph(sheet, [dim(place), plain(OUTCOMES[outcome])], 2),
    ...members.flatMap(({ status, description }) =>
      indented(sheet, 2, (inner) => paragraph(inner, [dim(`${status}  `), plain(description)], 2)),
    ),
  ];
}
