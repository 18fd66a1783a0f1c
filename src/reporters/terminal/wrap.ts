import type { Measure } from "./measure.ts";
import type { Line, Piece } from "./piece.ts";

/** The columns a text may fill, those that its second and later lines leave free, and how columns are counted. */
export interface WrapLimits {
  readonly columns: number;
  readonly hang: number;
  readonly measure: Measure;
}

interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/** Breaks a text at blanks into lines that fit; a word that fits on no line is cut into even parts. */
export function wrap(pieces: readonly Piece[], limits: WrapLimits): readonly Line[] {
  if (widthOf(pieces, limits.measure) <= limits.columns) return [pieces];
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let width = 0;
  for (const word of wordsOf(pieces, limits)) {
    if (line.length > 0 && width + 1 + word.width > limits.columns) {
      lines.push(line);
      line = limits.hang > 0 ? [blank(limits.hang)] : [];
      width = limits.hang;
    } else if (line.length > 0) {
      append(line, blankBetween(line, word));
      width += 1;
    }
    for (const piece of word.pieces) append(line, piece);
    width += word.width;
  }
  return [...lines, line];
}

/** Nothing, so many columns wide. */
export function blank(columns: number): Piece {
  return { tone: "plain", text: " ".repeat(columns) };
}

/** A blank inside a text of one tone has that tone, so that the text stays one piece. */
function blankBetween(line: Line, { pieces }: Word): Piece {
  const tone = line.at(-1)?.tone;
  return { tone: tone !== undefined && pieces[0]?.tone === tone ? tone : "plain", text: " " };
}

function wordsOf(pieces: readonly Piece[], limits: WrapLimits): readonly Word[] {
  const room = limits.columns - limits.hang;
  const words: Piece[][] = [[]];
  for (const { text, tone } of pieces)
    for (const [index, part] of text.split(" ").entries()) {
      if (index > 0) words.push([]);
      words.at(-1)?.push({ tone, text: part });
    }
  return words.flatMap((word) => {
    const width = widthOf(word, limits.measure);
    return width <= room ? [{ pieces: word, width }] : cutWord(word, room, limits.measure);
  });
}

function widthOf(pieces: readonly Piece[], measure: Measure): number {
  return pieces.reduce((sum, { text }) => sum + measure.widthOf(text), 0);
}

/** Cuts into parts of like width: a digest of 64 digits becomes two lines of 32, not one of 60 and one of 4. */
function cutWord(word: readonly Piece[], room: number, measure: Measure): readonly Word[] {
  const total = widthOf(word, measure);
  const even = Math.max(2, Math.ceil(total / Math.ceil(total / room)));
  const cuts: { pieces: Piece[]; width: number }[] = [];
  for (const { text, tone } of word)
    for (const part of measure.partsOf(text)) {
      const width = measure.widthOf(part);
      let cut = cuts.at(-1);
      if (cut === undefined || cut.width + width > even) cuts.push((cut = { pieces: [], width: 0 }));
      append(cut.pieces, { tone, text: part });
      cut.width += width;
    }
  return cuts;
}

function append(pieces: Piece[], { tone, text }: Piece): void {
  const last = pieces.at(-1);
  if (last?.tone === tone) pieces[pieces.length - 1] = { tone, text: last.text + text };
  else pieces.push({ tone, text });
}
