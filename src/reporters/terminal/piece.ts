import type { Outcome } from "../../model/outcome.ts";
import { printable } from "../../support/printable.ts";

/** How a text stands out. An outcome has the colour of its badge. */
export type Tone = "plain" | "dim" | "strong" | Outcome;

/** Some text of one tone, free of anything a terminal would obey. Made by `plain` and its like only. */
export interface Piece {
  readonly text: string;
  readonly tone: Tone;
}

/** Pieces side by side; an empty line has none. */
export type Line = readonly Piece[];

/** Turns a piece into what is written to the terminal. */
export type Paint = (piece: Piece) => string;

/** A piece in a tone. Every text of a report passes here, so nothing reaches the terminal unescaped. */
export function piece(tone: Tone, text: string): Piece {
  return { tone, text: printable(text) };
}

/** Ordinary text. */
export function plain(text: string): Piece {
  return piece("plain", text);
}

/** Text of less weight. */
export function dim(text: string): Piece {
  return piece("dim", text);
}

/** Text of more weight. */
export function strong(text: string): Piece {
  return piece("strong", text);
}
