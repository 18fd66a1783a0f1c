import type { PlannedWatch } from "./watch-setup.ts";

const SPARE_MS = 60_000;

/** Milliseconds that one run may take: every target has its time, and some are read together. */
export function longestRun({ settings, targets }: Pick<PlannedWatch, "settings" | "targets">): number {
  return Math.ceil(targets.length / settings.parallel) * settings.runTimeoutMs + SPARE_MS;
}
