import type { EvidenceRequest, ListeningSocketsRequest } from "../model/evidence.ts";
import { countPorts } from "../model/port-set.ts";
import type { PortSet } from "../model/port-set.ts";
import type { Touch } from "../model/touch.ts";
import type { TouchSurface } from "./plan-touches.ts";
import { EVERY_PORT, wantedPorts } from "./wanted-ports.ts";

/** What a scan would touch of a host on the network; `port`: the only one that is tried. */
export function scanSurface(port: string | null): TouchSurface {
  return {
    always: [],
    touchesOf: (request) => wordsFor(request, port).map((words) => ({ kind: "other", words })),
  };
}

function wordsFor(
  request: EvidenceRequest,
  port: string | null,
): readonly Extract<Touch, { kind: "other" }>["words"][] {
  if (request.kind === "service-names") return ["/etc/services of this machine"];
  if (request.kind === "rpc-services") return ["the portmapper on port 111 of the host"];
  return request.kind === "listening-sockets" ? wordsForTable(request, port) : [];
}

function wordsForTable(request: ListeningSocketsRequest, port: string | null): readonly string[] {
  return (["tcp", "udp"] as const).flatMap((transport) => {
    const ports = wantedPorts([request], transport);
    if (ports === null) return [];
    const tried = port === null ? portWords(ports) : `port ${port}`;
    return [`${transport.toUpperCase()} of the host, tried over the network: ${tried}`];
  });
}

function portWords(ports: PortSet): string {
  if (countPorts(ports) === countPorts(EVERY_PORT)) return "every port";
  const shown = ports.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${countPorts(ports) === 1 ? "port" : "ports"} ${shown.join(", ")}`;
}
