import { rpcServices } from "../collectors/rpc-services/rpc-services.ts";
import { serviceNames } from "../collectors/service-names/service-names.ts";
import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import { keyOfRequest } from "../model/evidence.ts";
import { commonPorts } from "../model/port-set.ts";
import type { PortSet } from "../model/port-set.ts";
import { networkAccessTo } from "../targets/network/network-access.ts";
import type { Target } from "../targets/target.ts";
import type { AnsweringHost } from "./evidence-source.ts";
import { NO_VIEW_INSIDE, portScanOf, tableOfScans } from "./outside-facts.ts";
import { ScanRecord } from "./scan-record.ts";
import type { ScanSetting } from "./scan-record.ts";
import { countPorts, wantedPorts } from "./wanted-ports.ts";

/** A host on the network, and how it is looked at. */
export interface ScannedHostPlan extends ScanSetting {
  readonly name: string;
  /** The only ports that are tried of a transport; `null`: those that the rules speak of. */
  readonly ports: Readonly<Record<"tcp" | "udp", PortSet | null>>;
  /** Tried of UDP where rules want more than can be tried in time: a host answers for few closed ports in a second. */
  readonly usualUdp: PortSet;
  /** This machine, which knows what ports and programs are called, and asks the portmapper of the host. */
  readonly here: Target;
}

type Observations = Partial<Record<EvidenceKey, Evidence["observations"][EvidenceKey]>>;

const MOST_UDP_PORTS = 1024;
const TRANSPORTS = ["tcp", "udp"] as const;

/**
 * A host that is only seen over the network: its tables of sockets are what a scan of its addresses learnt. Its first
 * round scans what the rules ask for; later rounds add what was not tried. Of its inside nothing is known.
 */
export function scannedHost(plan: ScannedHostPlan): AnsweringHost {
  const record = new ScanRecord(plan);
  return {
    kind: "evidence",
    name: plan.name,
    collectedAt: null,
    now: Date.now,
    bothViews: [],
    async answer(requests) {
      for (const transport of TRANSPORTS) {
        const ports = portsToTry(plan, requests, transport);
        if (ports !== null) await record.extend(transport, ports);
      }
      const observations: Observations = {};
      for (const request of requests)
        observations[keyOfRequest(request)] = await answerTo(request, record, plan);
      return observations as Evidence["observations"];
    },
  };
}

function portsToTry(
  { ports, usualUdp }: ScannedHostPlan,
  requests: readonly EvidenceRequest[],
  transport: "tcp" | "udp",
): PortSet | null {
  const wanted = wantedPorts(requests, transport);
  if (wanted === null) return null;
  const given = ports[transport];
  if (given !== null) return given;
  const isTooMuch = transport === "udp" && countPorts(wanted) > MOST_UDP_PORTS;
  return isTooMuch ? commonPorts(wanted, usualUdp) : wanted;
}

async function answerTo(
  request: EvidenceRequest,
  record: ScanRecord,
  { here, addresses }: ScannedHostPlan,
): Promise<Evidence["observations"][EvidenceKey]> {
  switch (request.kind) {
    case "listening-sockets": {
      const { table } = request;
      if (table.startsWith("udplite")) return { ...NO_UDP_LITE, source: "network scan" };
      return tableOfScans(table, record.scansOf(table.startsWith("udp") ? "udp" : "tcp"));
    }
    case "port-scan":
      return portScanOf(TRANSPORTS.flatMap((transport) => record.scansOf(transport)));
    case "service-names":
      return (await serviceNames.collect(here, [request]))[0];
    case "rpc-services":
      return (await rpcServices.collect({ ...here, network: networkAccessTo(addresses) }, [request]))[0];
    case "host":
    case "network-interfaces":
    case "official-addresses":
    case "cross-view":
      return { ...NO_VIEW_INSIDE, source: "network scan" };
  }
}

const NO_UDP_LITE = {
  ...NO_VIEW_INSIDE,
  detail: "UDP-Lite is not tried over the network.",
} as const;
