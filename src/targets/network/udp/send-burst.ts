import type { ScanClock } from "./scan-clock.ts";
import { answerOfEcho, answerOfOpening } from "./answer-of-echo.ts";
import type { EchoMeaning } from "./answer-of-echo.ts";
import { requestFor } from "./payloads/index.ts";
import { ProbeSocket, openProbeSocket } from "./probe-socket.ts";

/** What one datagram to a port led to. */
export interface Shot extends EchoMeaning {
  readonly port: number;
  readonly reply?: Buffer;
  /** Time that the answer took; absent where there was none. */
  readonly afterMs?: number;
}

/** Where a burst goes, and how long its answers are waited for. */
export interface BurstOrder {
  readonly address: string;
  readonly ports: readonly number[];
  readonly waitMs: number;
}

/**
 * Sends one datagram to each port, in the order of the ports and as closely together as the pace allows, and tells what
 * came of each. All sockets are ready before the first datagram leaves.
 */
export async function sendBurst(order: BurstOrder, clock: ScanClock): Promise<readonly Shot[]> {
  const opened = await Promise.all(order.ports.map((port) => openProbeSocket(order.address, port)));
  const sockets = opened.filter((socket) => socket instanceof ProbeSocket);
  for (const [index, socket] of opened.entries()) {
    if (!(socket instanceof ProbeSocket)) continue;
    await clock.turn();
    if (clock.isOver()) break;
    socket.send(requestFor(order.ports[index] ?? 0));
  }
  const isAnswered = Promise.all(sockets.map((socket) => socket.heard()));
  await clock.wait(order.waitMs, isAnswered);
  return await Promise.all(opened.map((socket, index) => shotOf(order.ports[index] ?? 0, socket)));
}

async function shotOf(port: number, socket: ProbeSocket | string): Promise<Shot> {
  if (typeof socket === "string") return { port, ...answerOfOpening(socket) };
  socket.giveUp();
  if (!socket.wasSent) return { port, answer: "untried", why: "the scan was ended" };
  const echo = await socket.heard();
  const meaning = { port, ...answerOfEcho(echo) };
  if (echo.kind === "silence") return meaning;
  return { ...meaning, afterMs: echo.afterMs, ...(echo.kind === "reply" ? { reply: echo.reply } : {}) };
}
