/** One number with its unit. */
export interface Quantity {
  readonly value: number;
  readonly unit: "ms" | "MB" | "MB/s" | "exchanges";
}

/** What was measured, as a number, with everything that it was taken from. */
export interface Figure {
  readonly name: string;
  readonly quantity: Quantity;
  readonly samples: readonly number[];
}

/** What is to be reached: for the ratio of our figure to the peer's, or for our figure itself. */
export interface Target {
  readonly kind: "ratio-at-most" | "at-most" | "at-least";
  readonly value: number;
}

/** One row: our figure, that of a peer where there is one, and what is to be reached where something is. */
export interface Measured {
  readonly status: "measured";
  readonly work: string;
  readonly host: string;
  readonly ours: Figure;
  readonly peer: Figure | null;
  readonly target: Target | null;
}

/** Rows without a figure: this machine lacks something, or a program did not do its work. */
interface Missing {
  readonly status: "skipped" | "broken";
  readonly work: string;
  readonly host: string;
  readonly reason: string;
}

export type Result = Measured | Missing;

export function atMost(value: number): Target {
  return { kind: "at-most", value };
}

export function atLeast(value: number): Target {
  return { kind: "at-least", value };
}

export function ratioAtMost(value: number): Target {
  return { kind: "ratio-at-most", value };
}

/** Our figure over the peer's. */
export function ratioOf({ ours, peer }: Measured): number | null {
  return peer === null ? null : ours.quantity.value / peer.quantity.value;
}

/** Whether the target was reached; `null` where there is none. */
export function isMet(measured: Measured): boolean | null {
  const { ours, target } = measured;
  switch (target?.kind) {
    case undefined:
      return null;
    case "ratio-at-most":
      return (ratioOf(measured) ?? Infinity) <= target.value;
    case "at-most":
      return ours.quantity.value <= target.value;
    case "at-least":
      return ours.quantity.value >= target.value;
  }
}
