import type { Seen } from "../../model/observation.ts";
import { listProcesses } from "../local/list-processes.ts";
import { localFiles } from "../local/local-files.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** The processes that share the PID namespace of a process, by the numbers that this machine gives them. */
export function processesInside({ pid, folder }: PinnedProcess): Seen<readonly number[]> {
  const files = localFiles();
  const own = files.readLink(`${folder}/ns/pid`);
  if (own.status === "unavailable") return own;
  const inside: number[] = [];
  for (const other of listProcesses()) {
    const namespace = files.readLink(`/proc/${other}/ns/pid`);
    if (namespace.status === "observed") {
      if (namespace.value === own.value) inside.push(other);
    } else if (namespace.reason !== "missing-source" && namespace.reason !== "vanished")
      return unseen(other, pid);
  }
  return { status: "observed", value: inside };
}

function unseen(other: number, pid: number): Seen<never> {
  const detail = `It cannot be told whether process ${other} is in the PID namespace of process ${pid}; run as root.`;
  return { status: "unavailable", reason: "missing-privilege", detail };
}
