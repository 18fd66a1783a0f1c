import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { SocketOwner } from "../../model/process.ts";
import type { FoundItem } from "../../model/verdict.ts";

/** What makes two things that were found the same: the listener and its programs, never a process id. */
export function itemKey(item: FoundItem): string {
  const { text, listener } = item;
  if (listener === undefined) return JSON.stringify([text]);
  return JSON.stringify([text, endpointOf(item), listener.device, ...programsOf(listener.owners)]);
}

/** The programs that were seen, and whether these are all of them. */
function programsOf(owners: ListeningSocket["owners"]): readonly string[] {
  if (owners.status !== "complete" && owners.status !== "partial") return [owners.status];
  return [owners.status, ...new Set(owners.processes.map(programOf).sort())];
}

function programOf({ executable, comm }: SocketOwner): string {
  return executable.status === "observed" ? executable.value.path : comm;
}

/** A thing that was found in a few words: `tcp 0.0.0.0 port 22`, or its text where it is no listener. */
export function endpointOf({ text, listener }: FoundItem): string {
  if (listener === undefined) return text;
  const { transport, address, port } = listener;
  return `${transport} ${address} port ${port}`;
}
