import { rpcServices } from "../collectors/rpc-services/rpc-services.ts";
import { serviceNames } from "../collectors/service-names/service-names.ts";
import type { Evidence, EvidenceKey, EvidenceRequest, ListeningSocketsFacts } from "../model/evidence.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { SocketTable } from "../model/listening-socket.ts";
import type { Observation } from "../model/observation.ts";
import { NO_PORTS, commonPorts, countPorts, portSetOf, unionOfPorts } from "../model/port-set.ts";
import type { PortSet } from "../model/port-set.ts";
import { networkAccessTo } from "../targets/network/network-access.ts";
import type { Target } from "../targets/target.ts";
import type { AnsweringHost } from "./evidence-source.ts";
import { NO_VIEW_INSIDE, portScanOf, tableOfScans } from "./outside-facts.ts";
import { ScanRecord } from "./scan-record.ts";
import type { ScanSetting } from "./scan-record.ts";
import { wantedPorts } from "./wanted-ports.ts";

/** A host on the network, and how it is looked at. */
export interface ScannedHostPlan extends ScanSetting {
  readonly name: string;
  /** The only ports that are tried of a transport; `null`: those that the rules speak of. */
  readonly ports: Readonly<Record<"tcp" | "udp", PortSet | null>>;
  /**
   * Tried of UDP, with what the portmapper registers, where rules want more than can be tried in time: a host answers
   * for few closed ports in a second.
   */
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
  let registered: Promise<RpcAnswer> | null = null;
  const askPortmapper = (): Promise<RpcAnswer> => (registered ??= registrationsOf(plan));
  return {
    kind: "evidence",
    name: plan.name,
    collectedAt: null,
    now: Date.now,
    bothViews: [],
    seenFrom: "outside",
    async answer(requests) {
      if (requests.some(({ kind }) => kind === "rpc-services")) await askPortmapper();
      const known = registered === null ? NO_PORTS : udpPortsIn(await registered);
      for (const transport of TRANSPORTS) {
        const ports = portsToTry({ plan, known }, requests, transport);
        if (ports !== null) await record.extend(transport, ports);
      }
      const observations: Observations = {};
      for (const request of requests)
        observations[keyOfRequest(request)] = await answerTo(request, record, { plan, askPortmapper });
      return observations as Evidence["observations"];
    },
  };
}

/** Registrations of the portmapper: asked for once. */
async function registrationsOf({ here, addresses }: ScannedHostPlan): Promise<RpcAnswer> {
  const target = { ...here, network: networkAccessTo(addresses) };
  return (await rpcServices.collect(target, [{ kind: "rpc-services" }]))[0];
}

function udpPortsIn(answer: RpcAnswer): PortSet {
  if (answer?.status !== "observed") return NO_PORTS;
  const entries = answer.facts.filter(({ transport }) => transport === "udp");
  return portSetOf(entries.map(({ port }) => port));
}

interface Wishes {
  readonly plan: ScannedHostPlan;
  /** What the portmapper knows of UDP: rules may speak of it by the names of programs. */
  readonly known: PortSet;
}

function portsToTry(
  { plan: { ports, usualUdp }, known }: Wishes,
  requests: readonly EvidenceRequest[],
  transport: "tcp" | "udp",
): PortSet | null {
  const wanted = wantedPorts(requests, transport);
  if (wanted === null) return null;
  const given = ports[transport];
  if (given !== null) return given;
  const isTooMuch = transport === "udp" && countPorts(wanted) > MOST_UDP_PORTS;
  if (!isTooMuch) return wanted;
  const likely = unionOfPorts([usualUdp, known]);
  return commonPorts(wanted, countPorts(likely) > MOST_UDP_PORTS ? usualUdp : likely);
}

type RpcAnswer = Evidence["observations"]["rpc-services"];

interface Answering {
  readonly plan: ScannedHostPlan;
  readonly askPortmapper: () => Promise<RpcAnswer>;
}

async function answerTo(
  request: EvidenceRequest,
  record: ScanRecord,
  { plan: { here }, askPortmapper }: Answering,
): Promise<Evidence["observations"][EvidenceKey]> {
  if (request.kind === "listening-sockets") return tableIn(record, request.table);
  if (request.kind === "port-scan")
    return portScanOf(TRANSPORTS.flatMap((transport) => record.scansOf(transport)));
  if (request.kind === "service-names") return (await serviceNames.collect(here, [request]))[0];
  if (request.kind === "rpc-services") return await askPortmapper();
  return { ...NO_VIEW_INSIDE, source: "network scan" };
}

function tableIn(record: ScanRecord, table: SocketTable): Observation<ListeningSocketsFacts> {
  if (table.startsWith("udplite")) return { ...NO_UDP_LITE, source: "network scan" };
  return tableOfScans(table, record.scansOf(table.startsWith("udp") ? "udp" : "tcp"));
}

const NO_UDP_LITE = {
  ...NO_VIEW_INSIDE,
  detail: "UDP-Lite is not tried over the network.",
} as const;
