import type { PortSet } from "../../model/port-set.ts";

/** From so many ports in a row on, a range is easier to read. */
const LONG_ROW = 4;

/** Ports as a list: `22,80,8000-8010`. */
export function portRows(ports: PortSet): string {
  return ports
    .map(([first, last]) => (last - first + 1 < LONG_ROW ? eachOf(first, last) : `${first}-${last}`))
    .join(",");
}

/** The same without ranges. */
export function eachPort(ports: PortSet): string {
  return ports.map(([first, last]) => eachOf(first, last)).join(",");
}

function eachOf(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).join(",");
}
