import { readRecord } from "../local/read-file.ts";
import { listProcesses } from "../local/list-processes.ts";

const CONTAINER_ID = /^(?!.*conmon)(?:.*[-:])?([\da-f]{64})(?:\.scope)?$/;
const PREFIX = /^[\da-f]{12,64}$/;

/** The id of the container that a process is in, by the names of its control groups; `null` where it is in none. */
export function containerIdOf(folder: string): string | null {
  const text = readRecord(`${folder}/cgroup`);
  if (text.status === "unavailable") return null;
  for (const name of text.value.split(/[/\n]/)) {
    const id = CONTAINER_ID.exec(name)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

/** A container that no engine tells of, by the control groups of all processes. */
export interface GroupedContainer {
  readonly id: string;
  readonly pid: number;
}

/** Containers whose id begins with `prefix`, each by its first process. */
export function containersByCgroup(prefix: string): readonly GroupedContainer[] {
  if (!PREFIX.test(prefix)) return [];
  const byId = new Map<string, number>();
  for (const pid of listProcesses()) {
    const id = containerIdOf(`/proc/${pid}`);
    if (id?.startsWith(prefix) !== true) continue;
    const known = byId.get(id);
    if (known === undefined || (isFirst(pid) && !isFirst(known))) byId.set(id, pid);
  }
  return [...byId].map(([id, pid]) => ({ id, pid }));
}

/** Whether a process is the first one of its PID namespace. */
function isFirst(pid: number): boolean {
  const status = readRecord(`/proc/${pid}/status`);
  return status.status === "observed" && /^NSpid:.*\t1$/m.test(status.value);
}
