import type { Seen } from "../../../model/observation.ts";
import type { SocketOwner } from "../../../model/process.ts";
import { namespaceInode } from "../proc-reader.ts";
import type { ProcReader } from "../proc-reader.ts";
import { isProgram } from "./is-publisher.ts";
import { innerListeners } from "./inner-listeners.ts";
import type { InnerListener } from "./inner-listeners.ts";
import { namespaceOf } from "./other-namespaces.ts";
import type { OtherNamespace } from "./other-namespaces.ts";
import { proxiedEndpoint } from "./proxied-endpoint.ts";
import type { ProxiedEndpoint } from "./proxied-endpoint.ts";

/** A port that an owner holds for a container, and what listens for it inside. */
export interface FoundPublished {
  /** Where it leads; `null` where only the container is known. */
  readonly endpoint: ProxiedEndpoint | null;
  readonly listeners: readonly InnerListener[];
}

/** What a process publishes; `null` for one that is the proxy of no container. */
export function findPublished(
  reader: ProcReader,
  owner: SocketOwner,
  others: () => readonly OtherNamespace[],
): Seen<FoundPublished> | null {
  const endpoint = proxiedEndpoint(owner);
  if (endpoint !== null) return behindProxy(reader, endpoint, others());
  // Podman's monitor keeps published ports bound, so that nobody else takes them; the kernel leads them inside.
  return isProgram(owner, "conmon") ? behindMonitor(reader, owner) : null;
}

function behindProxy(
  reader: ProcReader,
  endpoint: ProxiedEndpoint,
  others: readonly OtherNamespace[],
): Seen<FoundPublished> {
  const { transport, address, port } = endpoint;
  const places = others.filter((other) => other.has(address));
  const [place] = places;
  if (place === undefined || places.length > 1)
    return unseen(`${address} is the address of ${places.length} network namespaces with processes.`);
  const all = innerListeners(reader, place.folder, transport);
  if (all.status === "unavailable") return all;
  const listeners = all.value.filter((listener) => listener.port === port && serves(listener, address));
  return { status: "observed", value: { endpoint, listeners } };
}

function serves(listener: InnerListener, address: string): boolean {
  const isWildcard = listener.address === "::" || listener.address === "0.0.0.0";
  return isWildcard || listener.address === address;
}

/** The container is the child of its monitor. Which of its ports is meant, only the packet filter knows. */
function behindMonitor(reader: ProcReader, { pid }: SocketOwner): Seen<FoundPublished> {
  const children = reader.files.readRecord(`/proc/${pid}/task/${pid}/children`);
  if (children.status === "unavailable") return children;
  const folders = children.value
    .split(" ")
    .filter((word) => /^\d+$/.test(word))
    .map((child) => `/proc/${child}`);
  for (const folder of folders) {
    const inode = namespaceInode(reader.files, `${folder}/ns/net`);
    if (inode === null || inode === reader.networkNamespace) continue;
    const place = namespaceOf(reader, inode, folder);
    return allOf(
      (["tcp", "udp"] as const).map((transport) => innerListeners(reader, place.folder, transport)),
    );
  }
  return unseen(`Process ${pid} has no container with a network of its own.`);
}

function allOf(seen: readonly Seen<readonly InnerListener[]>[]): Seen<FoundPublished> {
  const listeners: InnerListener[] = [];
  for (const part of seen) {
    if (part.status === "unavailable") return part;
    listeners.push(...part.value);
  }
  return { status: "observed", value: { endpoint: null, listeners } };
}

function unseen(detail: string): Seen<never> {
  return { status: "unavailable", reason: "missing-source", detail };
}
