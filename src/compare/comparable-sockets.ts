import type { Evidence } from "../model/evidence.ts";
import type { ListeningSocket } from "../model/listening-socket.ts";
import { socketsOf } from "./match-listeners.ts";

/** The sockets of two sides, as far as they can be compared. */
export interface ComparableSockets {
  readonly before: readonly ListeningSocket[];
  readonly after: readonly ListeningSocket[];
}

/** Whether only one side shows that some socket is bound to an interface: the other may not tell (`/proc/net` does not). */
export function isInterfaceInDoubt(before: Evidence, after: Evidence): boolean {
  return tellsInterfaces(before) !== tellsInterfaces(after);
}

/** The sockets of both sides; without their interfaces where only one side shows any. */
export function comparableSockets(before: Evidence, after: Evidence): ComparableSockets {
  const sockets = { before: socketsOf(before), after: socketsOf(after) };
  if (!isInterfaceInDoubt(before, after)) return sockets;
  return { before: sockets.before.map(withoutInterface), after: sockets.after.map(withoutInterface) };
}

function tellsInterfaces(evidence: Evidence): boolean {
  return socketsOf(evidence).some(({ device }) => device !== null);
}

function withoutInterface(socket: ListeningSocket): ListeningSocket {
  return { ...socket, device: null };
}
