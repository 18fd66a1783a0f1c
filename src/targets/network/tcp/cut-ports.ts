import { unionOfPorts, withoutPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";

/** So many ports are tried in ten to twenty milliseconds where answers come at once. */
const PORTS_IN_PIECE = 512;

/** Port 0 is in no packet that gets an answer: the system takes it for "any port". */
const PORT_ZERO: PortSet = [[0, 0]];

/** Cuts ports into sets of 512, in rising order; port 0 is left out. */
export function cutPorts(ports: PortSet): readonly PortSet[] {
  const cut: [number, number][][] = [];
  let room = 0;
  for (const [first, last] of withoutPorts(unionOfPorts(ports.length === 0 ? [] : [ports]), PORT_ZERO)) {
    for (let next = first; next <= last;) {
      if (room === 0) {
        cut.push([]);
        room = PORTS_IN_PIECE;
      }
      const end = Math.min(last, next + room - 1);
      cut.at(-1)?.push([next, end]);
      room -= end - next + 1;
      next = end + 1;
    }
  }
  return cut;
}
