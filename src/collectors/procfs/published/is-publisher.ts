import type { SocketOwner } from "../../../model/process.ts";

/** Whether a process may hold a published port for a container, by the name of its program. */
export function isPublisher(owner: SocketOwner): boolean {
  return isProgram(owner, "docker-proxy") || isProgram(owner, "conmon");
}

/** Whether a process runs a program of this name, wherever it lies. */
export function isProgram({ executable }: SocketOwner, name: string): boolean {
  return executable.status === "observed" && executable.value.path.endsWith(`/${name}`);
}
