import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { lookup } from "node:dns/promises";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { Endpoint } from "../alerts/receiver.ts";
import type { Delivery } from "../model/alert.ts";
import { DELIVERED, failed } from "./attempt.ts";

/** Nobody there is told by the other machine, a moment later. */
const REFUSAL_MS = 200;

/** After so many datagrams there is a pause: a buffer that is full drops the rest without a word. */
const BURST = 20;
const PAUSE_MS = 10;

/** Sends each message as a datagram (RFC 5426). */
export async function sendDatagrams(
  { host, port }: Endpoint,
  messages: readonly Buffer[],
  signal: AbortSignal,
): Promise<Delivery> {
  const { address, family } = await lookup(host);
  const socket = createSocket({ type: family === 6 ? "udp6" : "udp4", signal });
  const broken = Promise.withResolvers<Delivery>();
  socket.on("error", (fault) => {
    broken.resolve(failed(fault.message));
  });
  const sent = sendAll(socket, { address, port, messages });
  const delivery = await Promise.race([broken.promise, sent.catch(faultOf)]);
  socket.removeAllListeners("error").on("error", () => undefined);
  if (!signal.aborted) socket.close();
  return delivery;
}

interface Datagrams {
  readonly address: string;
  readonly port: number;
  readonly messages: readonly Buffer[];
}

async function sendAll(socket: Socket, { address, port, messages }: Datagrams): Promise<Delivery> {
  await new Promise<void>((resolve) => {
    socket.connect(port, address, resolve);
  });
  const send = promisify((message: Buffer, done: (fault: Error | null) => void) => {
    socket.send(message, done);
  });
  for (const [index, message] of messages.entries()) {
    await send(message);
    if (index % BURST === BURST - 1) await wait(PAUSE_MS);
  }
  await wait(REFUSAL_MS);
  return DELIVERED;
}

function faultOf(fault: unknown): Delivery {
  return failed(fault instanceof Error ? fault.message : String(fault));
}
