import type { FindingStatus } from "../../model/verdict.ts";
import { piece } from "./piece.ts";
import type { Piece } from "./piece.ts";

const BADGE_COLUMNS = 9;

/** A status word in its colour, as wide as every other badge. */
export function badge(status: FindingStatus): Piece {
  return piece(status, status.padEnd(BADGE_COLUMNS));
}
