import type { Socket } from "node:dgram";
import { codeOf } from "../../local/unavailable-from.ts";
import { connectSocket } from "./connect-socket.ts";

/** What became of one datagram. `sending`: this machine refused to send it; `waiting`: an ICMP message came back. */
export type Echo =
  | { readonly kind: "reply"; readonly reply: Buffer; readonly afterMs: number }
  | {
      readonly kind: "error";
      readonly code: string;
      readonly stage: "sending" | "waiting";
      readonly afterMs: number;
    }
  | { readonly kind: "silence" };

/** A UDP socket that is connected to one port, so that the kernel hands on what ICMP says of it. */
export class ProbeSocket {
  readonly #socket: Socket;
  readonly #port: number;
  readonly #heard = Promise.withResolvers<Echo>();
  #sentAt = 0;
  #isOver = false;

  constructor(socket: Socket, port: number) {
    this.#socket = socket;
    this.#port = port;
    socket.on("error", (error) => {
      this.#hearError(error, "waiting");
    });
    socket.on("message", (reply, { port: from }) => {
      if (from === this.#port) this.#hear({ kind: "reply", reply, afterMs: this.#age() });
    });
  }

  send(payload: Buffer): void {
    this.#sentAt = performance.now();
    this.#socket.send(payload, (error) => {
      if (error !== null) this.#hearError(error, "sending");
    });
  }

  get wasSent(): boolean {
    return this.#sentAt > 0;
  }

  /** The first thing that came back; `silence` once it was given up. */
  heard(): Promise<Echo> {
    return this.#heard.promise;
  }

  /** Safe to call again. */
  giveUp(): void {
    this.#hear({ kind: "silence" });
  }

  #age(): number {
    return performance.now() - this.#sentAt;
  }

  #hearError(error: Error, stage: "sending" | "waiting"): void {
    this.#hear({ kind: "error", code: codeOf(error), stage, afterMs: this.#age() });
  }

  #hear(echo: Echo): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#heard.resolve(echo);
    this.#socket.close();
  }
}

/** A probe that is ready to be sent to a port of a numeric address, or the system's word for why there is none. */
export async function openProbeSocket(address: string, port: number): Promise<ProbeSocket | string> {
  const socket = await connectSocket(address, port);
  return typeof socket === "string" ? socket : new ProbeSocket(socket, port);
}
