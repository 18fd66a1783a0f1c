import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { FactRow } from "../wording/fact-row.ts";
import { foldOwners } from "../wording/fold-owners.ts";
import type { OwnerGroup } from "../wording/fold-owners.ts";
import { ownerRows } from "../wording/owner-rows.ts";
import { ownerWords } from "../wording/owner-words.ts";
import { ownersWords } from "../wording/owners-words.ts";
import { dim, plain } from "./piece.ts";
import type { Line } from "./piece.ts";
import { beside, indented, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const OWNERS = 6;
const ROW_LABEL_COLUMNS = 11;

/** Everybody who holds a socket, equal processes folded, and how complete that list is. */
export function ownerBlock(sheet: Sheet, { owners }: ListeningSocket): readonly Line[] {
  const depth = sheet.detail === "verbose" ? "full" : "brief";
  const groups = "processes" in owners ? foldOwners(owners.processes, depth) : [];
  const { shown, rest } = shorten(sheet, groups, OWNERS);
  const completeness = ownersWords(owners);
  return [
    ...shown.flatMap((group) => groupLines(sheet, group)),
    ...rest,
    ...(completeness === null ? [] : paragraph(sheet, [plain(completeness)])),
  ];
}

function groupLines(sheet: Sheet, group: OwnerGroup): readonly Line[] {
  const depth = sheet.detail === "verbose" ? "full" : "brief";
  return [
    ...paragraph(sheet, [dim("held by "), plain(ownerWords(group, depth))], 4),
    ...indented(sheet, 2, (inner) => ownerRows(group[0], depth).flatMap((row) => rowLines(inner, row))),
  ];
}

function rowLines(sheet: Sheet, { label, text }: FactRow): readonly Line[] {
  return beside(sheet, dim(label.padEnd(ROW_LABEL_COLUMNS)), (inner) => paragraph(inner, [plain(text)]));
}
