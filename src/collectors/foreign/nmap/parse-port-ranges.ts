import { unionOfPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";

/** Reads `1-1000,8080`. A member that is no range of ports is left out: what is not in the set was not tried. */
export function parsePortRanges(text: string): PortSet {
  const ranges = text.split(",").flatMap((member) => {
    const [, first = "", last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(member) ?? [];
    const range = [Number(first), Number(last)] as const;
    return first !== "" && range[0] <= range[1] && range[1] <= 65535 ? [range] : [];
  });
  return unionOfPorts([ranges]);
}
