import type { RpcService } from "../../model/name-services.ts";
import type { Observation, Seen, Unavailable } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { WELL_KNOWN_PROGRAMS } from "../foreign/rpcinfo/well-known-programs.ts";
import { askPortmapper } from "./ask-portmapper.ts";
import type { Dump } from "./ask-portmapper.ts";
import type { Endpoint } from "./endpoint.ts";
import { parseProgramNames } from "./parse-program-names.ts";
import type { Registration } from "./parse-dump-reply.ts";
import type { ProgramNames } from "./parse-program-names.ts";

const NAMES = "/etc/rpc";
const NAMES_LIMIT = 1 << 20;
const PORT = 111;

const NO_NETWORK: Unavailable = {
  status: "unavailable",
  reason: "not-supported",
  detail: "No port of this target can be reached.",
};

/** Registrations of the target's portmapper over TCP, else UDP, with the names that `/etc/rpc` gives them. */
export const rpcServices = defineCollector({
  id: "rpc-services",
  kind: "rpc-services",
  summary:
    "Registrations of the portmapper (rpcbind), on loopback or at the target's addresses, named by /etc/rpc.",
  cannotSee: [
    "whether a registered port listens: a registration is a claim",
    "registrations over IPv6 of a portmapper that speaks only version 2",
    "registrations without a port (local sockets)",
  ],
  isApplicable: ({ network }) => network !== null,
  touches: () => [
    { kind: "file", path: NAMES },
    { kind: "other", words: `the portmapper on port ${PORT}` },
  ],
  collect: async (target, requests) => {
    const endpoints = target.network?.hosts.map((host) => ({ host, port: PORT })) ?? [];
    const observation = await readRpcServices(target, endpoints);
    return requests.map(() => observation);
  },
});

/** Asks the endpoints in order; the first that answers counts. Where all refuse, there are no registrations. */
export async function readRpcServices(
  { network, files }: Pick<Target, "network" | "files">,
  endpoints: readonly Endpoint[],
): Promise<Observation<readonly RpcService[]>> {
  if (network === null) return { ...NO_NETWORK, source: "portmapper" };
  let unseen: (Unavailable & { readonly source: string }) | null = null;
  let refusals = 0;
  for (const endpoint of endpoints) {
    const dump = await askPortmapper(network, endpoint);
    if (dump.status === "observed") return named(files, dump.value, endpoint);
    if (dump.reason === "missing-source") refusals += 1;
    else if (!isAbsent(dump, endpoint)) unseen ??= { ...dump, source: sourceOf(endpoint) };
  }
  return unseen ?? nobody(endpoints, refusals);
}

/** A machine without one of the families has no such loopback address. Another address that has no way may have a host. */
function isAbsent({ reason }: Unavailable, { host }: Endpoint): boolean {
  return reason === "not-supported" && (host === "::1" || host.startsWith("127."));
}

/** Only a refusal proves that nobody listens. */
function nobody(endpoints: readonly Endpoint[], refusals: number): Observation<readonly RpcService[]> {
  const places = endpoints.map(placeOf).join(" or ");
  if (refusals === 0) return { ...NO_NETWORK, source: `portmapper at ${places}` };
  return { status: "observed", source: `no portmapper: nobody listens at ${places}`, facts: [] };
}

/** Without the names, a rule about a name would find no registration and be satisfied by that. */
function named(files: FileAccess | null, dump: Dump, endpoint: Endpoint): Observation<readonly RpcService[]> {
  const source = `${sourceOf(endpoint)}${dump.transport === "udp" ? " (UDP)" : ""}, version ${dump.version}`;
  if (dump.registrations.length === 0) return { status: "observed", source, facts: [] };
  const names = readNames(files);
  if (names.status === "unavailable") {
    const detail = `The portmapper answered, but its programs cannot be named: ${names.detail}`;
    return { ...names, source: `${source}, and ${NAMES}`, detail };
  }
  const facts = dump.registrations.map((registration) => withName(registration, names.value.programs));
  return { status: "observed", source: `${source}, and ${names.value.source}`, facts };
}

interface Names {
  readonly source: string;
  readonly programs: ReadonlyMap<number, ProgramNames>;
}

/** Where there is no file of names, the usual ones count; a program that has none of them stays without a name. */
function readNames(files: FileAccess | null): Seen<Names> {
  const text = files?.readText(NAMES, NAMES_LIMIT);
  if (text === undefined || (text.status === "unavailable" && text.reason === "missing-source"))
    return { status: "observed", value: { source: "the usual names", programs: WELL_KNOWN_PROGRAMS } };
  if (text.status === "unavailable") return text;
  return { status: "observed", value: { source: NAMES, programs: parseProgramNames(text.value) } };
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
