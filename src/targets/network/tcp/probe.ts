import { Socket } from "node:net";
import { codeOf } from "../../local/unavailable-from.ts";
import type { PieceWork } from "./piece-work.ts";

/** One attempt to connect. */
export interface Probe {
  readonly work: PieceWork;
  /** Of its port, in its piece. */
  readonly index: number;
  readonly socket: Socket;
  readonly startedAt: number;
  readonly limitMs: number;
  /** Its place among those under way. */
  slot: number;
}

/** What an attempt is made of. */
export type ProbePlan = Pick<Probe, "work" | "index" | "startedAt" | "limitMs">;

/** Is told how an attempt ended: `open`, `closed`, or the system's word for the error. */
export type ProbeEnd = (probe: Probe, outcome: string) => void;

/** All sockets share their two handlers: what they belong to hangs on the socket. */
class ProbeSocket extends Socket {
  probe: Probe | null = null;
  onEnd: ProbeEnd | null = null;
}

/** Begins to connect. */
export function startProbe(plan: ProbePlan, onEnd: ProbeEnd): Probe {
  const socket = new ProbeSocket();
  const { work, index, startedAt, limitMs } = plan;
  const probe: Probe = { work, index, startedAt, limitMs, socket, slot: -1 };
  socket.probe = probe;
  socket.onEnd = onEnd;
  socket.on("connect", connected);
  socket.on("error", failed);
  socket.connect({ host: work.host.address, port: work.portAt(index), autoSelectFamily: false });
  return probe;
}

/** Gives an attempt up; nothing more is heard of it. */
export function dropProbe({ socket }: Probe): void {
  if (socket instanceof ProbeSocket) socket.probe = null;
  socket.destroy();
}

/** A reset ends the connection at once: closing it would leave it in TIME_WAIT for a minute. */
function connected(this: ProbeSocket): void {
  const outcome = isOwnEnd(this) ? "closed" : "open";
  this.resetAndDestroy();
  tell(this, outcome);
}

function failed(this: ProbeSocket, error: Error): void {
  tell(this, codeOf(error));
}

function tell(socket: ProbeSocket, outcome: string): void {
  const { probe, onEnd } = socket;
  socket.probe = null;
  if (probe !== null) onEnd?.(probe, outcome === "ECONNREFUSED" ? "closed" : outcome);
}

/** A connection to a free port of the ephemeral range can meet itself. */
function isOwnEnd({ localPort, remotePort, localAddress, remoteAddress }: Socket): boolean {
  return localPort === remotePort && localAddress === remoteAddress;
}
