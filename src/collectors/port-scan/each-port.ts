import type { PortSet } from "../../model/port-set.ts";

/** Every port of a set, by rising number. */
export function* eachPort(ports: PortSet): Generator<number> {
  for (const [first, last] of ports) for (let port = first; port <= last; port++) yield port;
}
