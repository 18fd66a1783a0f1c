import type { RpcService } from "../../model/evidence.ts";
import type { Observation, Unavailable } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { askPortmapper } from "./ask-portmapper.ts";
import type { Dump, Endpoint } from "./ask-portmapper.ts";
import { parseProgramNames } from "./parse-program-names.ts";
import type { Registration } from "./parse-dump-reply.ts";
import type { ProgramNames } from "./parse-program-names.ts";

const NAMES = "/etc/rpc";
const NAMES_LIMIT = 1 << 20;
const ENDPOINTS: readonly Endpoint[] = [
  { host: "127.0.0.1", port: 111 },
  { host: "::1", port: 111 },
];

const NO_FILES: Unavailable = {
  status: "unavailable",
  reason: "not-supported",
  detail: `${NAMES} cannot be read on this target.`,
};
const NO_NETWORK: Unavailable = {
  status: "unavailable",
  reason: "not-supported",
  detail: "No port of this target can be reached.",
};

/** Registrations of the target's portmapper over TCP, with the names that `/etc/rpc` gives them. */
export const rpcServices = defineCollector({
  id: "rpc-services",
  kind: "rpc-services",
  summary: "Registrations of the portmapper (rpcbind) on the loopback addresses, named by /etc/rpc.",
  cannotSee: [
    "whether a registered port listens: a registration is a claim",
    "registrations over IPv6 of a portmapper that speaks only version 2",
    "registrations without a port (local sockets)",
  ],
  isApplicable: ({ network }) => network !== null,
  collect: async (target, requests) => {
    const observation = await readRpcServices(target, ENDPOINTS);
    return requests.map(() => observation);
  },
});

/** Asks the endpoints in order; the first that answers counts. Where all refuse, there are no registrations. */
export async function readRpcServices(
  target: Target,
  endpoints: readonly Endpoint[],
): Promise<Observation<readonly RpcService[]>> {
  const { network } = target;
  if (network === null) return { ...NO_NETWORK, source: "portmapper" };
  const silent: Unavailable[] = [];
  for (const endpoint of endpoints) {
    const dump = await askPortmapper(network, endpoint);
    if (dump.status === "observed") return named(target, dump.value, endpoint);
    if (!isNobody(dump)) return { ...dump, source: sourceOf(endpoint) };
    silent.push(dump);
  }
  return nobody(silent, endpoints);
}

/** Refused, or an address family that the target does not have. */
function isNobody({ reason }: Unavailable): boolean {
  return reason === "missing-source" || reason === "not-supported";
}

/** Only a refusal proves that nobody listens; an address that cannot be reached proves nothing. */
function nobody(
  silent: readonly Unavailable[],
  endpoints: readonly Endpoint[],
): Observation<readonly RpcService[]> {
  const unreached = silent.find(({ reason }) => reason === "not-supported");
  const places = endpoints.map(placeOf).join(" or ");
  if (unreached !== undefined && silent.every(({ reason }) => reason === "not-supported"))
    return { ...unreached, source: `portmapper at ${places}` };
  return { status: "observed", source: `no portmapper: nobody listens at ${places}`, facts: [] };
}

/** Without the names, a rule about a name would find no registration and be satisfied by that. */
function named(target: Target, dump: Dump, endpoint: Endpoint): Observation<readonly RpcService[]> {
  const source = `${sourceOf(endpoint)}, version ${dump.version}`;
  if (dump.registrations.length === 0) return { status: "observed", source, facts: [] };
  const text = target.files?.readText(NAMES, NAMES_LIMIT) ?? NO_FILES;
  if (text.status === "unavailable") {
    const detail = `The portmapper answered, but its programs cannot be named: ${text.detail}`;
    return { ...text, source: `${source}, and ${NAMES}`, detail };
  }
  const names = parseProgramNames(text.value);
  const facts = dump.registrations.map((registration) => withName(registration, names));
  return { status: "observed", source: `${source}, and ${NAMES}`, facts };
}

function withName(registration: Registration, names: ReadonlyMap<number, ProgramNames>): RpcService {
  return { ...registration, ...(names.get(registration.program) ?? { name: null, aliases: [] }) };
}

function sourceOf(endpoint: Endpoint): string {
  return `portmapper at ${placeOf(endpoint)}`;
}

function placeOf({ host, port }: Endpoint): string {
  return `${host} port ${port}`;
}
