import type { Outcome } from "../../model/outcome.ts";
import { piece } from "./piece.ts";
import type { Piece } from "./piece.ts";

const BADGE_COLUMNS = 9;

/** An outcome in its colour, as wide as every other badge. */
export function badge(outcome: Outcome): Piece {
  return piece(outcome, outcome.padEnd(BADGE_COLUMNS));
}
