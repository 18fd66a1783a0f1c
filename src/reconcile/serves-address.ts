import ipaddr from "ipaddr.js";
import type { ListeningSocket } from "../model/listening-socket.ts";

/** Whether traffic to an address reaches a listener; `[::]` may serve IPv4, which not every source tells. */
export function servesAddress(listener: ListeningSocket, address: string): "yes" | "no" | "unknown" {
  if (listener.addressShown !== undefined) return "unknown";
  const family = ipaddr.IPv4.isValid(address) ? "ipv4" : "ipv6";
  if (listener.scope !== "any") return listener.address === address ? "yes" : "no";
  if (listener.family === family) return "yes";
  if (family === "ipv6" || listener.v6only === "yes") return "no";
  return listener.v6only === "no" ? "yes" : "unknown";
}
