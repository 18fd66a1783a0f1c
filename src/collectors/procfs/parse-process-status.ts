/** What `/proc/PID/status` tells of a process's rights. Whatever is absent there is `null`. */
export interface ProcessStatus {
  readonly realUid: number | null;
  readonly effectiveUid: number | null;
  /** The number of the process where it runs; `null` where that is the number by which it is seen. */
  readonly pidInside: number | null;
  /** Effective capabilities as a bit mask. */
  readonly capabilities: bigint | null;
}

/** Reads proc_pid_status(5). The kernel escapes line ends in the name, so no process can forge a line. */
export function parseProcessStatus(text: string): ProcessStatus {
  const users = /^Uid:\t(\d+)\t(\d+)\t/m.exec(text);
  const inside = /^NSpid:(?:\t\d+)+\t(\d+)$/m.exec(text)?.[1];
  const capabilities = /^CapEff:\t([\da-f]{16})$/m.exec(text);
  return {
    realUid: users === null ? null : Number(users[1]),
    effectiveUid: users === null ? null : Number(users[2]),
    pidInside: inside === undefined ? null : Number(inside),
    capabilities: capabilities === null ? null : BigInt(`0x${capabilities[1] ?? "0"}`),
  };
}
