/** How much there is on a machine whose sockets are to be read. */
export interface LoadHost {
  readonly processes: number;
  readonly listeners: number;
  /** Sockets, so two for each connection. */
  readonly established: number;
  readonly descriptors: number;
  /** `spread`: every process has its share; `few`: the listeners belong to the first processes. */
  readonly layout: "spread" | "few";
}

/** The hosts that the targets of performance are given for; `S` is the machine as it is. */
export const LOAD_HOSTS = {
  S: null,
  M: { processes: 500, listeners: 2_000, established: 10_000, descriptors: 26_000, layout: "spread" },
  L: { processes: 2_000, listeners: 2_000, established: 100_000, descriptors: 174_000, layout: "spread" },
  R: { processes: 2_033, listeners: 33, established: 100_000, descriptors: 172_000, layout: "few" },
  E: { processes: 500, listeners: 50_000, established: 0, descriptors: 60_000, layout: "spread" },
  H: { processes: 500, listeners: 5_000, established: 0, descriptors: 50_000, layout: "spread" },
} as const satisfies Readonly<Record<string, LoadHost | null>>;
