import type { Evidence, NetworkInterface } from "../../src/model/evidence.ts";
import type { RpcService, ServiceName } from "../../src/model/name-services.ts";
import type {
  AddressScope,
  ListeningSocket,
  Owners,
  SocketTable,
  Transport,
} from "../../src/model/listening-socket.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { SocketOwner } from "../../src/model/process.ts";

/** A host in a few words: `tcp 0.0.0.0:80`, `udp [::]:53`, each with its owners. */
export interface Host {
  readonly sockets?: readonly (string | readonly [socket: string, owners: Owners])[];
  /** Tables that could not be read. */
  readonly unseen?: readonly SocketTable[];
  readonly services?: readonly ServiceName[] | "unseen";
  readonly rpc?: readonly RpcService[] | "unseen";
  readonly interfaces?: readonly NetworkInterface[] | "unseen";
  /** `uname -s`, or `unseen`. */
  readonly system?: string;
  readonly v6only?: ListeningSocket["v6only"];
}

const TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];

/** Evidence as the collectors would have brought it from such a host. */
export function evidenceOf(host: Host): Evidence {
  const sockets = (host.sockets ?? []).map((entry) =>
    typeof entry === "string"
      ? socketOf(entry, { status: "not-requested" }, host)
      : socketOf(entry[0], entry[1], host),
  );
  const tables = TABLES.map((table) => {
    const seen: Observation<unknown> = host.unseen?.includes(table)
      ? unseen(table)
      : observed({ table, sockets: sockets.filter((socket) => tableOf(socket) === table), gaps: [] });
    return [`listening-sockets:${table}`, seen];
  });
  return {
    target: "test",
    collectedAt: "2026-01-01T00:00:00.000Z",
    observations: {
      ...(Object.fromEntries(tables) as Evidence["observations"]),
      "service-names": (host.services === "unseen"
        ? unseen("services")
        : observed(host.services ?? SERVICES)) as never,
      "rpc-services": (host.rpc === "unseen" ? unseen("rpc") : observed(host.rpc ?? [])) as never,
      "network-interfaces": (host.interfaces === "unseen"
        ? unseen("interfaces")
        : observed(host.interfaces ?? [])) as never,
      host: (host.system === "unseen"
        ? unseen("host")
        : observed({ system: host.system ?? "Linux", collectedBy: { uid: 0, name: "root" } })) as never,
    },
  };
}

const SERVICES: readonly ServiceName[] = [
  { name: "ssh", aliases: [], port: 22, transport: "tcp" },
  { name: "domain", aliases: [], port: 53, transport: "tcp" },
  { name: "domain", aliases: [], port: 53, transport: "udp" },
  { name: "http", aliases: ["www"], port: 80, transport: "tcp" },
];

/** An owner with everything seen; the parts that matter are given. */
export function ownerOf(path: string, parts: Partial<SocketOwner> = {}): SocketOwner {
  return {
    pid: 100,
    parentPid: 1,
    startedAt: 0,
    comm: path.slice(path.lastIndexOf("/") + 1),
    arguments: [path],
    executable: { status: "observed", value: { path, deleted: false } },
    realUser: { uid: 0, name: "root" },
    effectiveUser: { uid: 0, name: "root" },
    cgroup: "/",
    unit: null,
    container: null,
    networkNamespace: null,
    ...parts,
  };
}

/** All owners, every one of them seen. */
export function heldBy(...processes: readonly (SocketOwner | string)[]): Owners {
  return {
    status: "complete",
    processes: processes.map((entry) => (typeof entry === "string" ? ownerOf(entry) : entry)),
  };
}

function socketOf(text: string, owners: Owners, host: Host): ListeningSocket {
  const [, transport = "", bracketed, plain = "", port = ""] =
    /^(\w+) (?:\[(.*)\]|([^:]*)):(\d+)$/.exec(text) ?? [];
  const address = bracketed ?? plain;
  return {
    transport: transport as Transport,
    family: bracketed === undefined ? "ipv4" : "ipv6",
    address,
    scope: scopeOf(address),
    v6only: address === "::" ? (host.v6only ?? "unknown") : "not-applicable",
    device: null,
    port: Number(port),
    networkNamespace: null,
    inode: 1,
    uid: 0,
    owners,
  };
}

function scopeOf(address: string): AddressScope {
  if (address === "::" || address === "0.0.0.0") return "any";
  if (address === "::1" || address.startsWith("127.")) return "loopback";
  if (/^(10|192\.168)\.|^fd/.test(address)) return "private";
  if (/^(22[4-9]|23\d)\.|^ff/.test(address)) return "multicast";
  return /^169\.254\.|^fe80/.test(address) ? "link-local" : "public";
}

function tableOf({ transport, family }: ListeningSocket): SocketTable {
  return family === "ipv6" ? `${transport}6` : transport;
}

function observed(facts: unknown): Observation<unknown> {
  return { status: "observed", source: "test", facts };
}

function unseen(source: string): Observation<unknown> {
  return { status: "unavailable", source, reason: "missing-privilege", detail: `${source} may not be read` };
}
