import type { Piece, PieceResult, Supply } from "./piece.ts";

/** What is said to a lane on another thread. */
export type LaneCommand =
  | { readonly kind: "add"; readonly pieces: readonly Piece[]; readonly supply: Supply }
  | { readonly kind: "stop" }
  | { readonly kind: "close" };

/** What it says: how pieces ended, and whether it could do more. */
export interface LaneNews {
  readonly results: readonly PieceResult[];
  readonly isHungry: "hungry" | "fed";
}
