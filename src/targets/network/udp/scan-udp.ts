import type { PortSet } from "../../../model/port-set.ts";
import type { Scanner } from "../scan-order.ts";
import { ScanClock } from "./scan-clock.ts";
import { scanHost } from "./scan-host.ts";
import { SocketBudget } from "./socket-budget.ts";

const MOST_SOCKETS = 512;
const MOST_HOSTS = 256;
/** Ports that may wait for an answer at once, over all hosts: what is remembered of them is bounded. */
const MOST_PORTS = 1 << 20;

/**
 * Asks each port of each address over UDP, in the language of the service that is mostly there. An answer is `open`,
 * ICMP `port unreachable` is `closed`, `administratively prohibited` is `filtered`, and silence is `open|filtered`, once
 * it counts (`answer-rate.ts`).
 */
export const scanUdp: Scanner = async (order, onAddress) => {
  const means = { clock: new ScanClock(order.pace, order.signal), sockets: new SocketBudget(MOST_SOCKETS) };
  const addresses = order.addresses[Symbol.iterator]();
  const takeTurns = async (): Promise<void> => {
    for (let next = addresses.next(); next.done !== true; next = addresses.next())
      onAddress(await scanHost(next.value, order, means));
  };
  const together = Math.min(MOST_HOSTS, Math.ceil(MOST_PORTS / (countOf(order.ports) + 1)));
  await Promise.all(Array.from({ length: together }, takeTurns));
};

function countOf(ports: PortSet): number {
  return ports.reduce((count, [first, last]) => count + last - first + 1, 0);
}
