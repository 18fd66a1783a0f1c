/** What the list of mounts says of how much of `/proc` can be seen. */
export interface ProcMounts {
  /** The value of the option that hides other users' processes; `null` where it is off. */
  readonly hidepid: string | null;
  /** Places of processes under `/proc` that something else is mounted upon. */
  readonly covered: readonly string[];
}

/** Reads `/proc/self/mountinfo` (proc_pid_mountinfo(5)). */
export function parseMountInfo(text: string): ProcMounts {
  const mounts = text.split("\n").map((line) => line.split(" "));
  const proc = mounts.filter((fields) => fields[4] === "/proc").at(-1) ?? [];
  const hidepid = /(?:^|,)hidepid=([^,]+)/.exec(proc.slice(6).at(-1) ?? "")?.[1] ?? "0";
  const covered = mounts
    .map((fields) => fields[4] ?? "")
    .filter((place) => /^\/proc\/(?:\d|net)/.test(place));
  return { hidepid: ["0", "off"].includes(hidepid) ? null : hidepid, covered };
}
