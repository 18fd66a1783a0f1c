import type { PortSet } from "../../model/port-set.ts";

const MOST_RANGES = 10;

/** The ports of a set in words: `22, 8000-8080`, shortened where there are many. */
export function wordsForSet(ports: PortSet): string {
  const shown = ports
    .slice(0, MOST_RANGES)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${shown.join(", ")}${ports.length > shown.length ? " …" : ""}`;
}
