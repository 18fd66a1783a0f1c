import type { Owners } from "../../../model/listening-socket.ts";
import type { UnavailableReason } from "../../../model/observation.ts";
import type { SocketOwner } from "../../../model/process.ts";

/** Owners of which a tool does not show all, and why. */
export function shownOwners(
  processes: readonly SocketOwner[],
  reason: UnavailableReason,
  detail: string,
): Owners {
  return { status: "partial", processes, unseen: { status: "unavailable", reason, detail } };
}
