import type { CrossViewFacts, CrossViewRequest } from "./cross-view.ts";
import type { ListeningSocket, SocketTable } from "./listening-socket.ts";
import type { EvidenceGap, Observation } from "./observation.ts";
import type { OfficialAddresses, OfficialAddressesRequest } from "./official-addresses.ts";
import type { PortScanRequest, ScannedPorts } from "./port-scan.ts";
import type { RpcService, RpcServicesRequest, ServiceName, ServiceNamesRequest } from "./name-services.ts";
import type { PortSet } from "./port-set.ts";
import type { User } from "./process.ts";
import { isManifold, subjectOf } from "./state-evidence.ts";
import type { ManifoldKind, StateKinds } from "./state-evidence.ts";

/** What is looked up about an owner beyond what its entry in `/proc` tells. */
export type OwnerDetail = "md5" | "sha256" | "package";

/** What is wanted to be known of the owners of the listeners on `ports`. */
export interface OwnerWish {
  readonly ports: PortSet;
  /** `first`: one owner answers the question. `every`: all of them are needed. */
  readonly depth: "first" | "every";
  readonly details: readonly OwnerDetail[];
  /** Set where listeners that only the target itself can reach are not meant. */
  readonly leavesOut?: "loopback";
}

/** Asks for all listening sockets of one table of the kernel, and for the owners of some of them. */
export interface ListeningSocketsRequest {
  readonly kind: "listening-sockets";
  readonly table: SocketTable;
  readonly owners: readonly OwnerWish[];
  /** Set where it matters whether `[::]` also serves IPv4, which some sources tell only when asked. */
  readonly families?: "told";
}

/** Listeners of one table, in order of port, then address. */
export interface ListeningSocketsFacts {
  readonly table: SocketTable;
  readonly sockets: readonly ListeningSocket[];
  /** Set where the sockets were read on the host: more that answered from outside, and that the host does not show. */
  readonly answering?: readonly ListeningSocket[];
  /** Things that were tried and not seen, and did not make the whole table unavailable. */
  readonly gaps: readonly EvidenceGap[];
  /** Set where the sockets were not read but tried from outside: only what is in here was looked at. */
  readonly tried?: readonly TriedPorts[];
  /** Set where the tried addresses are the target: no other one of the host is meant, and a loopback one counts. */
  readonly extent?: "tried-addresses";
  /** Set where the sockets were not read but derived from configuration: nothing of it was seen to listen. */
  readonly predicted?: PredictedTable;
}

/** How far a prediction goes. It tells what would listen by the sources that are known, and no more. */
export interface PredictedTable {
  /** Known sources of which it cannot be told what they would make listen: more listeners may come of them. */
  readonly undecided: readonly string[];
  /** Services that start, and of which it is not known whether they listen. Raw text of the system. */
  readonly unknown: readonly string[];
}

/** Ports of one address that were tried from outside, by their answer. Of a port in neither set nothing is known. */
export interface TriedPorts {
  readonly address: string;
  /** Open or refused: whether something listens there is known. */
  readonly answered: PortSet;
  /** A packet filter stood before them: not reached, and whether something listens there is not known. */
  readonly filtered: PortSet;
}

/** Asks for the addresses of the network interfaces. */
export interface NetworkInterfacesRequest {
  readonly kind: "network-interfaces";
}

/** One network interface with its addresses (canonical text, no prefix length). */
export interface NetworkInterface {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** Asks for facts about the host. `full` also tells virtualisation and hardware, and takes longer. */
export interface HostRequest {
  readonly kind: "host";
  readonly depth: "brief" | "full";
}

/** Facts about the host. `system` is the kernel's name as `uname -s` prints it. */
export interface HostFacts {
  readonly hostname: string;
  readonly system: string;
  readonly kernel: string;
  readonly architecture: string;
  /** Name and version of the distribution or product, where it could be read. */
  readonly distribution: string | null;
  /** Hypervisor or container engine; `null` where none was noticed or it was not asked for. */
  readonly virtualisation: string | null;
  readonly collectedBy: User;
  /** `full`: the user has the right to look into every process. */
  readonly privilege: "full" | "limited";
}

/** Every kind of evidence: what is asked for and what comes back. Adding a member makes the compiler list what is missing. */
export interface EvidenceKinds extends StateKinds {
  readonly "listening-sockets": {
    readonly request: ListeningSocketsRequest;
    readonly facts: ListeningSocketsFacts;
  };
  readonly "service-names": { readonly request: ServiceNamesRequest; readonly facts: readonly ServiceName[] };
  readonly "rpc-services": { readonly request: RpcServicesRequest; readonly facts: readonly RpcService[] };
  readonly "network-interfaces": {
    readonly request: NetworkInterfacesRequest;
    readonly facts: readonly NetworkInterface[];
  };
  readonly "official-addresses": {
    readonly request: OfficialAddressesRequest;
    readonly facts: OfficialAddresses;
  };
  readonly "port-scan": { readonly request: PortScanRequest; readonly facts: readonly ScannedPorts[] };
  readonly "cross-view": { readonly request: CrossViewRequest; readonly facts: CrossViewFacts };
  readonly host: { readonly request: HostRequest; readonly facts: HostFacts };
}

export type EvidenceKind = keyof EvidenceKinds;
export type EvidenceRequest = EvidenceKinds[EvidenceKind]["request"];
export type Facts<K extends EvidenceKind> = EvidenceKinds[K]["facts"];

/** What a request is about, without how much of it: the key under which its observation is kept. */
export type EvidenceKey =
  | Exclude<EvidenceKind, "listening-sockets" | ManifoldKind>
  | `listening-sockets:${SocketTable}`
  | `${ManifoldKind}:${string}`;

/** The kind of evidence that stands under a key. */
export type KindOfKey<K extends EvidenceKey> = K extends EvidenceKind
  ? K
  : K extends `${infer Kind extends EvidenceKind}:${string}`
    ? Kind
    : never;

/** What was seen of one target at one time. A key that was never asked for is absent. */
export interface Evidence {
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly collectedAt: string;
  readonly observations: { readonly [K in EvidenceKey]?: Observation<Facts<KindOfKey<K>>> };
}

/** The key of a request. */
export function keyOfRequest(request: EvidenceRequest): EvidenceKey {
  if (request.kind === "listening-sockets") return `listening-sockets:${request.table}`;
  return isManifold(request) ? `${request.kind}:${subjectOf(request)}` : request.kind;
}

/** The observation under a key; what was never asked for is `unavailable`, so that it cannot be taken for a fact. */
export function observationOf<K extends EvidenceKey>(
  evidence: Evidence,
  key: K,
): Observation<Facts<KindOfKey<K>>> {
  const observation = evidence.observations[key];
  if (observation !== undefined) return observation;
  return {
    status: "unavailable",
    source: key,
    reason: "not-recorded",
    detail: `The evidence does not contain ${key}.`,
  };
}
