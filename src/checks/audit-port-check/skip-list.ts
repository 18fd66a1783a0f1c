import { NO_ADDRESS } from "../../samhain/known-service.ts";
import type { PortCheckEntry } from "./port-check-entry.ts";

interface Place {
  readonly transport: "tcp" | "udp";
  readonly port: number;
  readonly address: string;
}

/** Whether samhain leaves a port alone: of several entries for a port, only the one configured last counts. */
export function skipList(entries: readonly PortCheckEntry[]): (place: Place) => boolean {
  const last = new Map<string, string>();
  for (const { role, transport, service, address } of entries)
    if (role === "skipped") last.set(`${transport} ${service}`, address ?? NO_ADDRESS);
  return ({ transport, port, address }) => {
    const configured = last.get(`${transport} ${port}`);
    return configured === address || configured === NO_ADDRESS;
  };
}
