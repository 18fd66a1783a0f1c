import type { EvidenceGap } from "./observation.ts";

/** Asks for the processes that run. */
export interface ProcessesRequest {
  readonly kind: "processes";
}

/** One process. Threads of the kernel are listed too, as `ps` does. */
export interface RunningProcess {
  readonly pid: number;
  /** The kernel's name for it, at most 15 bytes. */
  readonly name: string;
  /** The first word of its command line; `null` where it has none or it could not be read. */
  readonly command: string | null;
  readonly uid: number;
  /** `null` where the target has no such user. */
  readonly user: string | null;
}

/** The list of processes, in order of their numbers. */
export interface ProcessesFacts {
  readonly processes: readonly RunningProcess[];
  /** Processes that are hidden, or could not be read. */
  readonly gaps: readonly EvidenceGap[];
}
