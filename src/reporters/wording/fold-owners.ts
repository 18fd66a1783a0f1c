import type { SocketOwner } from "../../model/process.ts";
import type { Depth } from "./fact-row.ts";
import { pretendedName } from "./pretended-name.ts";

/** Processes that differ in nothing that a reader is shown, but in their ids. There is at least one. */
export type OwnerGroup = readonly [SocketOwner, ...(readonly SocketOwner[])];

/** Puts equal processes together (the workers of a server), each group where its first process stood. */
export function foldOwners(processes: readonly SocketOwner[], depth: Depth): readonly OwnerGroup[] {
  const groups = new Map<string, [SocketOwner, ...SocketOwner[]]>();
  for (const process of processes) {
    const key = keyOf(process, depth);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [process]);
    else group.push(process);
  }
  return [...groups.values()];
}

/** A server holds many sockets: what identifies its processes is put together once. */
const keys: Readonly<Record<Depth, WeakMap<SocketOwner, string>>> = {
  brief: new WeakMap(),
  full: new WeakMap(),
};

function keyOf(process: SocketOwner, depth: Depth): string {
  const known = keys[depth].get(process);
  if (known !== undefined) return known;
  const key = JSON.stringify(identityOf(process, depth));
  keys[depth].set(process, key);
  return key;
}

function identityOf(process: SocketOwner, depth: Depth): unknown {
  const { executable, realUser, effectiveUser, unit, container, networkNamespace, digests } = process;
  const shown = { executable, realUser, effectiveUser, unit, container, networkNamespace, digests };
  const written = depth === "full" || executable.status === "unavailable" ? process.comm : null;
  const argv = depth === "full" ? process.arguments : pretendedName(process);
  const cgroup = depth === "full" ? process.cgroup : null;
  return [shown, process.package, process.publishes, written, argv, cgroup];
}
