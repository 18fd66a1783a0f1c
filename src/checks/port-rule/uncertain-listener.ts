import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { FoundItem } from "../../model/verdict.ts";
import type { Unseen } from "./resolve-ports.ts";
import { addressAndPort, foundListener } from "./words.ts";

/** The doubt about a wildcard IPv6 listener of which the evidence does not tell whether it also serves IPv4. */
export function uncertainListener(
  listener: ListeningSocket,
  evidence: Evidence,
): Unseen & { item: FoundItem } {
  const detail = `The evidence does not tell whether ${addressAndPort(listener)} also serves IPv4 (IPV6_V6ONLY).`;
  return { reason: "undetermined", detail, item: foundListener(listener, "may serve IPv4 too", evidence) };
}
