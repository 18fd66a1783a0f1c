import type { HeldHost } from "../evidence/merge-recordings.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import type { SocketTable } from "../model/listening-socket.ts";
import type { Observation } from "../model/observation.ts";
import type { ScannedPorts } from "../model/port-scan.ts";

/** What to ask for where a scan from outside was recorded, and the tables of its transports on the host itself. */
export function requestsForBothViews(held: HeldHost["held"]): readonly EvidenceRequest[] {
  const seen = held.get("port-scan")?.observation;
  if (seen?.status !== "observed" || !Array.isArray(seen.facts)) return [];
  const tables = tablesOfScan(seen.facts as readonly ScannedPorts[]);
  const own = tables.filter((table) => {
    const observation = held.get(`listening-sockets:${table}`)?.observation;
    return observation !== undefined && !("facts" in observation && "tried" in observation.facts);
  });
  return own.length === 0 ? [] : [{ kind: "port-scan" }, ...own.map(requestOf)];
}

/** What to ask a machine for, to compare it with a scan of it. */
export function requestsBesideScan(
  scan: Observation<readonly ScannedPorts[]> | undefined,
): readonly EvidenceRequest[] {
  if (scan?.status !== "observed") return [];
  return [{ kind: "port-scan" }, ...tablesOfScan(scan.facts).map(requestOf)];
}

/** The tables that a scan can be compared with. */
function tablesOfScan(scans: readonly ScannedPorts[]): readonly SocketTable[] {
  const transports = [...new Set(scans.map(({ transport }) => transport))];
  return transports.flatMap((transport): readonly SocketTable[] => [transport, `${transport}6`]);
}

function requestOf(table: SocketTable): EvidenceRequest {
  return { kind: "listening-sockets", table, owners: [] };
}
