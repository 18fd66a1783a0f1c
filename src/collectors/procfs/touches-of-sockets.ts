import type { ListeningSocketsRequest } from "../../model/evidence.ts";
import type { Touch } from "../../model/touch.ts";
import { SS_ARGUMENTS } from "./ss-arguments.ts";

/** What is read of Linux for one table: the table, and where owners are wanted all that tells of processes. */
export function touchesOfSockets({ table, owners, families }: ListeningSocketsRequest): readonly Touch[] {
  const details = new Set(owners.flatMap((wish) => wish.details));
  return [
    file(`/proc/net/${table}`),
    file("/proc/self/mountinfo"),
    file("/proc/self/status"),
    file("/proc/stat"),
    ...(owners.length === 0 ? [] : OWNERS),
    ...(details.has("md5") || details.has("sha256") ? [other("the programs that hold sockets")] : []),
    ...(details.has("package") ? [other("the package database")] : []),
    ...(families === undefined ? [] : [SS]),
  ];
}

const SS: Touch = { kind: "program", words: ["ss", ...SS_ARGUMENTS] };

const OWNERS: readonly Touch[] = [
  file("/etc/passwd"),
  file("/proc/sys/net/ipv4/ip_local_port_range"),
  other("the entries of processes in /proc: descriptors, status, cgroup, command line, executable"),
];

function file(path: string): Touch {
  return { kind: "file", path };
}

function other(words: string): Touch {
  return { kind: "other", words };
}
