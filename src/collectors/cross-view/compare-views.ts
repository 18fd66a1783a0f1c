import type { ViewDifference } from "../../model/cross-view.ts";
import { keyOf } from "./viewed-socket.ts";
import type { ViewedSocket } from "./viewed-socket.ts";

/** The listeners in three readings, one after the other. */
export interface ThreeReadings {
  readonly procfsBefore: readonly ViewedSocket[];
  readonly sockDiag: readonly ViewedSocket[];
  readonly procfsAfter: readonly ViewedSocket[];
}

/** A socket that one view hides, by the key that tells it from others. */
export interface HiddenSocket {
  readonly key: string;
  readonly difference: ViewDifference;
}

/**
 * What disagrees with both of the other readings: shown by procfs before and after and not by sock_diag between them, or
 * shown by sock_diag and by procfs neither before nor after. What came or went meanwhile disagrees with one at most.
 */
export function compareViews({
  procfsBefore,
  sockDiag,
  procfsAfter,
}: ThreeReadings): readonly HiddenSocket[] {
  const before = keysOf(procfsBefore);
  const after = keysOf(procfsAfter);
  const diag = keysOf(sockDiag);
  const lacking = procfsBefore.filter((socket) => after.has(keyOf(socket)) && !diag.has(keyOf(socket)));
  const surplus = sockDiag.filter((socket) => !before.has(keyOf(socket)) && !after.has(keyOf(socket)));
  return [
    ...lacking.map((socket) => hidden(socket, "procfs")),
    ...surplus.map((socket) => hidden(socket, "sock-diag")),
  ];
}

/** Those of a second comparison that were found in the first as well: the same sockets, hidden all the while. */
export function hiddenInBoth(
  first: readonly HiddenSocket[],
  second: readonly HiddenSocket[],
): readonly HiddenSocket[] {
  const known = new Set(first.map(nameOf));
  return second.filter((socket) => known.has(nameOf(socket)));
}

function nameOf({ key, difference }: HiddenSocket): string {
  return `${difference.shownBy} ${key}`;
}

function keysOf(sockets: readonly ViewedSocket[]): ReadonlySet<string> {
  return new Set(sockets.map(keyOf));
}

function hidden(socket: ViewedSocket, shownBy: ViewDifference["shownBy"]): HiddenSocket {
  const { transport, address, port } = socket;
  return { key: keyOf(socket), difference: { transport, address, port, shownBy } };
}
