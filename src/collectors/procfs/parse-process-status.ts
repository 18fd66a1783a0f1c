/** What `/proc/PID/status` tells of a process's rights. Whatever is absent there is `null`. */
export interface ProcessStatus {
  readonly realUid: number | null;
  readonly effectiveUid: number | null;
  /** Effective capabilities as a bit mask. */
  readonly capabilities: bigint | null;
}

/** Reads proc_pid_status(5). The kernel escapes line ends in the name, so no process can forge a line. */
export function parseProcessStatus(text: string): ProcessStatus {
  const users = /^Uid:\t(\d+)\t(\d+)\t/m.exec(text);
  const capabilities = /^CapEff:\t([\da-f]{16})$/m.exec(text);
  return {
    realUid: users === null ? null : Number(users[1]),
    effectiveUid: users === null ? null : Number(users[2]),
    capabilities: capabilities === null ? null : BigInt(`0x${capabilities[1] ?? "0"}`),
  };
}
