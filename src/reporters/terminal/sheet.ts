import type { RenderStyle } from "../define-reporter.ts";
import type { Measure } from "./measure.ts";
import { dim, strong } from "./piece.ts";
import type { Line, Piece } from "./piece.ts";
import { blank, wrap } from "./wrap.ts";

/** The room that a part of the page may fill. */
export interface Sheet {
  readonly columns: number;
  readonly detail: RenderStyle["detail"];
  readonly measure: Measure;
}

/** Draws one part of the page into a sheet. */
export type Draw = (sheet: Sheet) => readonly Line[];

const NARROW = 60;
const WIDEST = 110;
const NARROWEST = 40;
const LABEL_COLUMNS = 16;

/** The whole page: never narrower than 40 columns, and never so wide that the eye loses the line. */
export function sheetFor(style: RenderStyle, measure: Measure): Sheet {
  const columns = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(style.width)));
  return { columns, detail: style.detail, measure };
}

/** One wrapped paragraph; its second and later lines stand `hang` columns further in. */
export function paragraph(sheet: Sheet, pieces: readonly Piece[], hang = 0): readonly Line[] {
  return wrap(pieces, { columns: sheet.columns, measure: sheet.measure, hang });
}

/** What `draw` draws, `by` columns further in. */
export function indented(sheet: Sheet, by: number, draw: Draw): readonly Line[] {
  const lines = draw({ ...sheet, columns: sheet.columns - by });
  return lines.map((line) => (line.length === 0 ? line : [blank(by), ...line]));
}

/** A label in a column of its own and what `draw` draws beside it; a narrow page has the label above. */
export function labelled(sheet: Sheet, label: string, draw: Draw): readonly Line[] {
  if (sheet.columns < NARROW) return [[strong(label)], ...indented(sheet, 2, draw)];
  return beside(sheet, strong(`${label}  `.padEnd(LABEL_COLUMNS)), draw);
}

/** A piece at the left, and what `draw` draws to the right of it. */
export function beside(sheet: Sheet, left: Piece, draw: Draw): readonly Line[] {
  const by = sheet.measure.widthOf(left.text);
  const [first = [], ...rest] = draw({ ...sheet, columns: sheet.columns - by });
  return [[left, ...first], ...rest.map((line) => (line.length === 0 ? line : [blank(by), ...line]))];
}

/** A thin line across the page. */
export function ruler({ columns }: Sheet): Line {
  return [dim("─".repeat(columns))];
}
