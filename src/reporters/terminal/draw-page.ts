import type { RenderStyle } from "../define-reporter.ts";
import { isPlain, plainMeasure } from "./measure.ts";
import type { Line, Paint } from "./piece.ts";
import { sheetFor } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** A page in parts, one after the other, so that a page of many findings is never in memory as pieces. */
export type DrawPage = (sheet: Sheet) => Iterable<readonly Line[]>;

/**
 * Draws a page of sections with an empty line between them; every line ends with a line feed. A page with more than
 * plain text is drawn again with the measure that knows the width of every character. Chalk and string-width are
 * loaded only where a page needs them.
 */
export async function drawPage(style: RenderStyle, draw: DrawPage): Promise<string> {
  const paint = style.colour === "ansi" ? (await import("./paint-ansi.ts")).paintAnsi : paintNothing;
  const text = textOf(draw(sheetFor(style, plainMeasure)), paint);
  if (isPlain(text)) return text;
  const { loadDisplayMeasure } = await import("./display-measure.ts");
  return textOf(draw(sheetFor(style, loadDisplayMeasure())), paint);
}

const paintNothing: Paint = ({ text }) => text;

function textOf(sections: Iterable<readonly Line[]>, paint: Paint): string {
  const texts: string[] = [];
  for (const section of sections)
    texts.push(section.map((line) => `${line.map(paint).join("").trimEnd()}\n`).join(""));
  return texts.join("\n");
}
