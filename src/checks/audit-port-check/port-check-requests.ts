import type { EvidenceRequest } from "../../model/evidence.ts";
import { tablesOfTransports } from "../port-rule/tables.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { scannedPorts, transportsOf } from "./scanned-ports.ts";

/** Everything that a port check has to see. */
export function portCheckRequests(values: PortCheckValues): readonly EvidenceRequest[] {
  const { reports, interfaces, services } = values;
  const transports =
    reports === "SERVICE_MISSING"
      ? new Set((services ?? []).map(({ transport }) => transport))
      : transportsOf(values);
  const ports = reports === "SERVICE_MISSING" ? [] : scannedPorts(values);
  const owners = [{ ports, depth: "every", details: [] } as const];
  return [
    { kind: "service-names" },
    { kind: "rpc-services" },
    ...tablesOfTransports([...transports]).map((table): EvidenceRequest => ({
      kind: "listening-sockets",
      table,
      owners,
      ...(table.endsWith("6") ? { families: "told" as const } : {}),
    })),
    ...(interfaces.some(({ kind }) => kind !== "address") ? [{ kind: "network-interfaces" } as const] : []),
    ...(interfaces.some(({ kind }) => kind === "official") ? [{ kind: "official-addresses" } as const] : []),
    ...(reports.startsWith("AS_SAMHAIN") ? [{ kind: "host", depth: "brief" } as const] : []),
  ];
}
