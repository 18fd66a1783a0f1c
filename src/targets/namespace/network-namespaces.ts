import { readdirSync, readlinkSync, statSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import { listProcesses } from "../local/list-processes.ts";
import { codeOf, unavailableFrom } from "../local/unavailable-from.ts";

/** A network namespace and the processes in it, by rising id. */
export interface NetworkNamespace {
  readonly inode: number;
  readonly processes: readonly number[];
}

/** All network namespaces that a process is in, the one with the oldest process first. */
export interface NetworkNamespaces {
  readonly namespaces: readonly NetworkNamespace[];
  /** Processes whose network namespace may not be read. */
  readonly unreadable: readonly number[];
}

/** Reads the network namespace of every process. */
export function networkNamespaces(): Seen<NetworkNamespaces> {
  const byInode = new Map<number, number[]>();
  const unreadable: number[] = [];
  try {
    for (const pid of listProcesses()) {
      const inode = namespaceOf(pid);
      if (inode === "unreadable") unreadable.push(pid);
      else if (inode !== "gone") byInode.set(inode, [...(byInode.get(inode) ?? []), pid]);
    }
  } catch (error) {
    return unavailableFrom(error, "/proc");
  }
  const namespaces = [...byInode].map(([inode, processes]) => ({ inode, processes }));
  return { status: "observed", value: { namespaces, unreadable } };
}

/** A zombie has no namespace any more, and the kernel's own threads are in the first one. */
function namespaceOf(pid: number): number | "gone" | "unreadable" {
  try {
    const inode = /^net:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/ns/net`))?.[1];
    return inode === undefined ? "gone" : Number(inode);
  } catch (error) {
    return ["ENOENT", "ESRCH"].includes(codeOf(error)) ? "gone" : "unreadable";
  }
}

/** Where `ip netns` and Docker keep namespaces by name. */
const FOLDERS: readonly string[] = ["/run/netns", "/run/docker/netns"];

/** Names of network namespaces by inode number; the first name counts. */
export function namesOfNamespaces(): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const folder of FOLDERS)
    for (const name of namesIn(folder)) {
      const inode = inodeOfNamespace(`${folder}/${name}`);
      const shown = folder === FOLDERS[0] ? name : `${folder}/${name}`;
      if (inode.status === "observed" && !names.has(inode.value)) names.set(inode.value, shown);
    }
  return names;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The inode number of the namespace that is bound to a path. Any other file there is `not-supported`. */
export function inodeOfNamespace(path: string): Seen<number> {
  try {
    const { dev, ino } = statSync(path);
    if (dev === statSync("/proc/self/ns/net").dev) return { status: "observed", value: ino };
    return { status: "unavailable", reason: "not-supported", detail: `${path} is not a network namespace.` };
  } catch (error) {
    return unavailableFrom(error, path);
  }
}
