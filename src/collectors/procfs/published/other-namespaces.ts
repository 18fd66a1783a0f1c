import { namespaceInode } from "../proc-reader.ts";
import type { ProcReader } from "../proc-reader.ts";
import { parseOwnIpv4, parseOwnIpv6 } from "./parse-own-addresses.ts";

/** A network namespace beside the one that is looked at, seen through its oldest process. */
export interface OtherNamespace {
  readonly inode: number;
  /** Such as `/proc/12`. */
  readonly folder: string;
  has(address: string): boolean;
}

/** The namespaces of all processes that can be seen, but for the one whose tables are read. */
export function otherNamespaces(reader: ProcReader): readonly OtherNamespace[] {
  const names = reader.files.list("/proc");
  const pids =
    names.status === "observed" ? names.value.filter((name) => /^\d+$/.test(name)).map(Number) : [];
  const known = new Map<number, OtherNamespace>();
  for (const pid of pids.sort((a, b) => a - b)) {
    const inode = namespaceInode(reader.files, `/proc/${pid}/ns/net`);
    if (inode !== null && inode !== reader.networkNamespace && !known.has(inode))
      known.set(inode, namespaceOf(reader, inode, `/proc/${pid}`));
  }
  return [...known.values()];
}

/** The namespace of one process. */
export function namespaceOf(reader: ProcReader, inode: number, folder: string): OtherNamespace {
  let own: ReadonlySet<string> | null = null;
  const read = () =>
    new Set([
      ...parseOwnIpv4(textOf(reader, `${folder}/net/fib_trie`)),
      ...parseOwnIpv6(textOf(reader, `${folder}/net/if_inet6`)),
    ]);
  return { inode, folder, has: (address) => (own ??= read()).has(address) };
}

function textOf({ files }: ProcReader, path: string): string {
  const text = files.readText(path);
  return text.status === "observed" ? text.value : "";
}
