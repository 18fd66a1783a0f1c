/** A container as an engine keeps it on disk. */
export interface FoundContainer {
  /** `docker`, `podman of user 1000` … */
  readonly engine: string;
  readonly id: string;
  readonly names: readonly string[];
  /** Its first process, by the number that this machine gives it; `null` where it does not run. */
  readonly pid: number | null;
  /** When that process started, in clock ticks since the start of the system, where the engine tells. */
  readonly startTicks: number | null;
  /** The file that says so. */
  readonly file: string;
}

/** What was found in the state of engines, and what of it may not be read. */
export interface EngineState {
  readonly containers: readonly FoundContainer[];
  readonly unread: readonly string[];
}
