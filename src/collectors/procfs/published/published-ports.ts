import type { Seen } from "../../../model/observation.ts";
import type { PublishedPort, PublishedServer, SocketOwner } from "../../../model/process.ts";
import type { Holder } from "../../../targets/target.ts";
import { describeProcess } from "../describe-process.ts";
import type { Described } from "../describe-process.ts";
import type { ProcReader } from "../proc-reader.ts";
import { findPublished } from "./find-published.ts";
import type { FoundPublished } from "./find-published.ts";
import type { InnerListener } from "./inner-listeners.ts";
import { otherNamespaces } from "./other-namespaces.ts";
import type { OtherNamespace } from "./other-namespaces.ts";

/** A container may listen on any number of ports; a reader is shown so many processes of one that is known by itself. */
const MOST_SERVERS = 20;

/** Who serves inside what proxies of container engines publish, by the number of the proxy. */
export async function publishedPorts(
  reader: ProcReader,
  owners: Iterable<SocketOwner>,
): Promise<ReadonlyMap<number, Seen<PublishedPort>>> {
  let known: readonly OtherNamespace[] | null = null;
  const others = () => (known ??= otherNamespaces(reader));
  const found = [...owners].flatMap((owner) => {
    const published = findPublished(reader, owner, others);
    return published === null ? [] : [[owner.pid, published] as const];
  });
  const servers = await serversOf(
    reader,
    found.flatMap(([, published]) => (published.status === "observed" ? published.value.listeners : [])),
  );
  return new Map(found.map(([pid, published]) => [pid, toPublished(published, servers)]));
}

type Servers = ReadonlyMap<number, readonly Described[]>;

async function serversOf(reader: ProcReader, listeners: readonly InnerListener[]): Promise<Servers> {
  if (listeners.length === 0) return new Map();
  const every = [...new Set(listeners.map(({ inode }) => inode))];
  const scan = await reader.findHolders({ every, first: [], threads: "leaders", texts: "read" });
  const servers = new Map<number, readonly Described[]>();
  if (scan.status === "unavailable") return servers;
  for (const [inode, holders] of scan.value.holders)
    servers.set(inode, await describeAll(reader, inode, holders));
  return servers;
}

async function describeAll(
  reader: ProcReader,
  inode: number,
  holders: readonly Holder[],
): Promise<readonly Described[]> {
  const described: Described[] = [];
  for (const holder of holders)
    described.push(await describeProcess(reader, { ...holder, inode, algorithms: null }));
  return described;
}

function toPublished(found: Seen<FoundPublished>, servers: Servers): Seen<PublishedPort> {
  if (found.status === "unavailable") return found;
  const { endpoint, listeners } = found.value;
  const all = listeners.flatMap((listener) =>
    (servers.get(listener.inode) ?? []).flatMap((described) =>
      described.status === "described" ? [serverOf(listener, described.owner)] : [],
    ),
  );
  return { status: "observed", value: { endpoint, servers: all.slice(0, MOST_SERVERS) } };
}

function serverOf({ transport, address, port }: InnerListener, owner: SocketOwner): PublishedServer {
  const { pid, pidInside, executable, effectiveUser, container } = owner;
  const inside = pidInside === undefined ? {} : { pidInside };
  return { transport, address, port, pid, ...inside, executable, effectiveUser, container };
}
