import type { EvidenceRequest } from "../model/evidence.ts";
import { commonPorts, countPorts, unionOfPorts } from "../model/port-set.ts";
import type { PortSet } from "../model/port-set.ts";

/** Every port that can be tried over a network. */
export const EVERY_PORT: PortSet = [[1, 65_535]];

/** From here on the rest is tried as well: it costs little, and the report shows what is allowed and open, too. */
const NEARLY_ALL = 32_768;

/**
 * The ports that have to be tried for requests of tables: those that the rules speak of, and all where one of them
 * asks for a table as a whole. `null` where no table of the transport is asked for.
 */
export function wantedPorts(requests: readonly EvidenceRequest[], transport: "tcp" | "udp"): PortSet | null {
  const own = requests.flatMap((request) =>
    request.kind === "listening-sockets" && tableOf(request.table) === transport ? [request.owners] : [],
  );
  if (own.length === 0) return null;
  const isWhole = own.some((wishes) => wishes.length === 0 || wishes.some(({ ports }) => ports.length === 0));
  if (isWhole) return EVERY_PORT;
  const ports = commonPorts(EVERY_PORT, unionOfPorts(own.flat().map((wish) => wish.ports)));
  return countPorts(ports) >= NEARLY_ALL ? EVERY_PORT : ports;
}

function tableOf(table: string): string {
  return table.replace(/6$/, "");
}
