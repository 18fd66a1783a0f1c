import type { PredictionOrigin } from "../../model/listening-socket.ts";

/** A socket that would listen. `address` has 4 or 16 bytes. */
export interface PredictedListener {
  readonly transport: "tcp" | "udp" | "udplite";
  readonly address: Uint8Array;
  /** Only of `::`: whether it leaves IPv4 to others. */
  readonly v6only: "yes" | "no" | "unknown";
  readonly port: number;
  readonly device: string | null;
  readonly origin: PredictionOrigin;
}

/** A source of which it cannot be told what it would make listen. */
export interface Undecided {
  readonly transport: "tcp" | "udp" | "any";
  readonly detail: string;
}

/** What would listen by some sources. */
export interface Prediction {
  readonly listeners: readonly PredictedListener[];
  readonly undecided: readonly Undecided[];
}

/** Nothing would listen. */
export const NOTHING: Prediction = { listeners: [], undecided: [] };

/** Several predictions as one. */
export function joinPredictions(parts: readonly Prediction[]): Prediction {
  return {
    listeners: parts.flatMap(({ listeners }) => listeners),
    undecided: parts.flatMap(({ undecided }) => undecided),
  };
}

/** A prediction that only says what could not be told. */
export function undecided(transport: Undecided["transport"], detail: string): Prediction {
  return { listeners: [], undecided: [{ transport, detail }] };
}
