import type { AddressScan, AnsweredPorts, PortAnswer, SeenService } from "../../../model/network-scan.ts";
import { portSetOf } from "../../../model/port-set.ts";
import type { ScanOrder } from "../scan-order.ts";
import { HostProgress } from "./host-progress.ts";
import type { Burst } from "./host-progress.ts";
import { protocolOf } from "./payloads/index.ts";
import type { ScanClock } from "./scan-clock.ts";
import { sendBurst } from "./send-burst.ts";
import type { Shot } from "./send-burst.ts";
import type { SocketBudget } from "./socket-budget.ts";

/** What all hosts of a scan share. */
export interface SharedMeans {
  readonly clock: ScanClock;
  readonly sockets: SocketBudget;
}

const SHORTEST_WAIT_MS = 50;
/** An answer may take so many times as long as the slowest so far. */
const LATENESS = 6;
/** A burst is sent within this time, because what a host tells in between grows with it. */
const BURST_SECONDS = 0.1;

/** Asks all ports of one address until each is settled or the scan is ended. */
export async function scanHost(address: string, order: ScanOrder, means: SharedMeans): Promise<AddressScan> {
  const { timeoutMs, retries, perSecond } = order.pace;
  const found = new FoundPorts();
  const largest = Math.min(
    means.sockets.most - 1,
    perSecond === undefined ? Infinity : Math.ceil(perSecond * BURST_SECONDS),
  );
  const progress = new HostProgress({ ports: order.ports, retries, largestBurst: largest }, found.settle);
  let slowestMs: number | null = null;
  for (let burst = progress.next(); burst !== null && !means.clock.isOver(); burst = progress.next()) {
    if (burst.pauseMs > 0) await means.clock.wait(burst.pauseMs);
    const isEarly = burst.urgency === "early" && slowestMs !== null;
    const waitMs = isEarly ? Math.max(SHORTEST_WAIT_MS, LATENESS * (slowestMs ?? 0)) : timeoutMs;
    const [shots, beacon] = await fire(burst, { address, waitMs: Math.min(waitMs, timeoutMs) }, means);
    slowestMs = shots.reduce<number | null>((most, { afterMs = -1 }) => slower(most, afterMs), slowestMs);
    found.notice(shots);
    progress.learn(shots, beacon);
  }
  progress.end();
  return found.scanOf(address);
}

function slower(most: number | null, afterMs: number): number | null {
  return afterMs < 0 ? most : Math.max(most ?? 0, afterMs);
}

interface Aim {
  readonly address: string;
  readonly waitMs: number;
}

async function fire(
  burst: Burst,
  aim: Aim,
  { clock, sockets }: SharedMeans,
): Promise<[readonly Shot[], Shot | null]> {
  const ports = burst.beacon === null ? burst.ports : [...burst.ports, burst.beacon];
  await sockets.take(ports.length);
  const shots = await sendBurst({ ...aim, ports }, clock);
  sockets.giveBack(ports.length);
  if (shots.some(({ answer }) => answer === "starved")) sockets.shrink();
  const beacon = burst.beacon === null ? null : (shots.at(-1) ?? null);
  return [shots.slice(0, burst.ports.length), beacon];
}

/** The answers of one address, as they come. */
class FoundPorts {
  readonly #groups = new Map<string, { answer: PortAnswer; why: string | undefined; ports: number[] }>();
  readonly #services: SeenService[] = [];

  readonly settle = (port: number, answer: PortAnswer, why?: string): void => {
    const key = `${answer} ${why ?? ""}`;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { answer, why, ports: [port] });
    else group.ports.push(port);
  };

  notice(shots: readonly Shot[]): void {
    for (const { port, reply } of shots) {
      const protocol = reply === undefined ? undefined : protocolOf(port, reply);
      if (protocol !== undefined) this.#services.push({ port, protocol });
    }
  }

  scanOf(address: string): AddressScan {
    const answers = [...this.#groups.values()].map(({ answer, why, ports }): AnsweredPorts => {
      const set = portSetOf(ports);
      return { answer, ports: set, ...(why === undefined ? {} : { why }) };
    });
    const services = this.#services.sort((a, b) => a.port - b.port);
    return { transport: "udp", address, answers, ...(services.length === 0 ? {} : { services }) };
  }
}
