import type { MergedHost, MergedRule } from "../../../model/merged-report.ts";
import { dim, piece, plain } from "../../terminal/piece.ts";
import type { Line } from "../../terminal/piece.ts";
import { beside, paragraph } from "../../terminal/sheet.ts";
import type { Sheet } from "../../terminal/sheet.ts";
import { hasPredictions } from "../merged-words.ts";
import { cellsByHost, letterOf } from "../outcome-letter.ts";

const ROOM_FOR_TITLES = 30;

const LEGEND = "F failed  E error  W warning  w waived  k known  . passed  s skipped  - not judged";
const PREDICTED = "f failed, p passed by a prediction: nothing was seen to run";

/** Rules down, hosts across, a letter for each; a note where there are more hosts than a page is wide. */
export function matrixLines(
  sheet: Sheet,
  hosts: readonly MergedHost[],
  rules: readonly MergedRule[],
): readonly Line[] {
  if (hosts.length > sheet.columns - ROOM_FOR_TITLES)
    return paragraph(sheet, [
      dim("The matrix has more hosts than a page is wide: -o html and -o csv have it."),
    ]);
  const rows = rules.flatMap((rule) => {
    const letters = cellsByHost(rule).map(letterOf);
    const left = piece("strong", `${letters.join("")}  `);
    return beside(sheet, left, (inner) => paragraph(inner, [plain(rule.rule.description)], 2));
  });
  const names = hosts.map(({ name }, place) => `${place + 1} ${name}`).join(", ");
  return [
    ...paragraph(sheet, [plain(numbers(hosts.length))]),
    ...rows,
    ...paragraph(sheet, [dim(LEGEND)]),
    ...(hasPredictions(rules) ? paragraph(sheet, [dim(PREDICTED)]) : []),
    ...paragraph(sheet, [dim(`Hosts from the left: ${names}`)], 2),
  ];
}

/** The last digit of each number of a host. */
function numbers(count: number): string {
  return Array.from({ length: count }, (_, place) => String((place + 1) % 10)).join("");
}
