import type { ComparedListener } from "../model/comparison.ts";

const NAMED = 5;

/** `tcp 0.0.0.0:22`, `udp [::1]:53`. */
export function endpointOf({ transport, address, port }: ComparedListener): string {
  return `${transport} ${address.includes(":") ? `[${address}]` : address}:${port}`;
}

/** `1 listener: tcp 0.0.0.0:22`, `7 listeners: …` with the first five of them. */
export function endpointList(listeners: readonly ComparedListener[]): string {
  const names = listeners.slice(0, NAMED).map(endpointOf);
  const noun = listeners.length === 1 ? "listener" : "listeners";
  return `${listeners.length} ${noun}: ${names.join(", ")}${listeners.length > NAMED ? ", …" : ""}`;
}
