import type { ComparedProgram } from "../model/comparison.ts";
import type { SocketOwner } from "../model/process.ts";

/** The kernel as the holder of a socket. */
export const KERNEL: ComparedProgram = { kind: "kernel", name: "kernel", uid: null, place: "host" };

/** What identifies an owner beyond the life of its process: the file that it runs, its user, and whether it is boxed in. */
export function programOf({ executable, comm, effectiveUser, container }: SocketOwner): ComparedProgram {
  return {
    kind: executable.status === "observed" ? "executable" : "claimed",
    name: executable.status === "observed" ? executable.value.path : comm,
    uid: effectiveUser?.uid ?? null,
    place: container === null ? "host" : "container",
  };
}

/** Two programs are the same if and only if their keys are. */
export function keyOfProgram({ kind, name, uid, place }: ComparedProgram): string {
  return JSON.stringify([name, kind, uid, place]);
}

/** Each program once, in an order that depends on nothing but them. */
export function distinctPrograms(programs: readonly ComparedProgram[]): readonly ComparedProgram[] {
  const byKey = new Map(programs.map((program) => [keyOfProgram(program), program]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, program]) => program);
}
