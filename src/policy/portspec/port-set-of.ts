import { unionOfPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";

/** The ports of a list, each once. */
export function portSetOf(ports: readonly number[]): PortSet {
  return unionOfPorts([ports.map((port) => [port, port] as const)]);
}
