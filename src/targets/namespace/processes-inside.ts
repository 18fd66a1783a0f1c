import type { Seen } from "../../model/observation.ts";
import { listProcesses } from "../local/list-processes.ts";
import { localFiles } from "../local/local-files.ts";
import { readRecord } from "../local/read-file.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** The processes that share the PID namespace of a process, by the numbers that this machine gives them. */
export function processesInside({ pid, folder }: PinnedProcess): Seen<readonly number[]> {
  const files = localFiles();
  const own = files.readLink(`${folder}/ns/pid`);
  if (own.status === "unavailable") return own;
  const depth = depthOf(pid);
  const inside: number[] = [];
  for (const other of listProcesses()) {
    const namespace = files.readLink(`/proc/${other}/ns/pid`);
    if (namespace.status === "observed") {
      if (namespace.value === own.value) inside.push(other);
    } else if (namespace.reason !== "missing-source" && namespace.reason !== "vanished") {
      const place = placeByDepth(other, depth);
      if (place === "unknown") return unseen(other, pid);
      if (place === "inside") inside.push(other);
    }
  }
  return { status: "observed", value: inside };
}

/** Even root may not look into some processes; the numbers that they have in each namespace are told to everybody. */
function placeByDepth(other: number, depth: number | null): "inside" | "outside" | "unknown" {
  const found = depthOf(other);
  if (found === null || depth === null) return "unknown";
  if (found !== depth) return "outside";
  return depth === 1 ? "inside" : "unknown";
}

/** In how many nested PID namespaces a process is, counted from that of `/proc`, which has depth 1. */
function depthOf(pid: number): number | null {
  const status = readRecord(`/proc/${pid}/status`);
  const numbers = status.status === "observed" ? /^NSpid:((?:\t\d+)+)$/m.exec(status.value)?.[1] : undefined;
  return numbers === undefined ? null : numbers.split("\t").length - 1;
}

function unseen(other: number, pid: number): Seen<never> {
  const detail = `It cannot be told whether process ${other} is in the PID namespace of process ${pid}; run as root.`;
  return { status: "unavailable", reason: "missing-privilege", detail };
}
