import type { EvidenceRequest } from "../../../model/evidence.ts";
import type { StateKinds } from "../../../model/state-evidence.ts";

const KINDS: ReadonlySet<string> = new Set<keyof StateKinds>([
  "files",
  "file-search",
  "command",
  "accounts",
  "homes",
  "root-path",
  "packages",
  "processes",
  "run-levels",
  "xinetd",
  "systemd-unit",
  "mounts",
  "kernel-parameter",
  "kernel-module",
  "system-query",
  "container-packages",
]);

/** A request about the state of a host beside its network. */
export type StateRequest = StateKinds[keyof StateKinds]["request"];

/** Whether a request is about the state of a host beside its network. */
export function isState(request: EvidenceRequest): request is StateRequest {
  return KINDS.has(request.kind);
}
