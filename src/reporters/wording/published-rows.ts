import type { PublishedPort, PublishedServer, SocketOwner } from "../../model/process.ts";
import type { FactRow } from "./fact-row.ts";
import { userWords } from "./user-words.ts";

/** Who serves inside what a proxy of a container engine publishes: one row for each server. */
export function publishedRows({ publishes }: SocketOwner): readonly FactRow[] {
  if (publishes === undefined) return [];
  if (publishes.status === "unavailable")
    return [{ label: "published", text: `not seen what is behind it: ${publishes.detail}` }];
  const { servers } = publishes.value;
  if (servers.length === 0)
    return [{ label: "published", text: `${endpointWords(publishes.value)} nobody was seen to listen` }];
  return servers.map((server) => ({ label: "published", text: serverWords(server) }));
}

function endpointWords({ endpoint }: PublishedPort): string {
  return endpoint === null ? "in its container" : `at ${placeOf(endpoint)}`;
}

function serverWords(server: PublishedServer): string {
  const { executable, pid, pidInside, effectiveUser, container } = server;
  const program = executable.status === "observed" ? executable.value.path : "a program that was not seen";
  const inside = pidInside === undefined ? "" : `, ${pidInside} inside`;
  const where = container === null ? "" : ` in container ${container.slice(0, 12)}`;
  return `${placeOf(server)} is ${program} (pid ${pid}${inside}) as ${userWords(effectiveUser)}${where}`;
}

function placeOf({
  transport,
  address,
  port,
}: Pick<PublishedServer, "transport" | "address" | "port">): string {
  return `${transport} ${address.includes(":") ? `[${address}]` : address}:${port}`;
}
