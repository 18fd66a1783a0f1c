import type { AddressScan, PortAnswer } from "../../model/network-scan.ts";
import { unionOfPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";

/** The ports of one address that gave an answer. */
export function portsThatAnswered({ answers }: AddressScan, answer: PortAnswer): PortSet {
  return unionOfPorts(answers.filter((entry) => entry.answer === answer).map(({ ports }) => ports));
}

/** Ports as nmap and `--ports` write them: `22,80-90`. */
export function portWords(ports: PortSet): string {
  return ports.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
