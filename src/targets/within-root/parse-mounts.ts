/** File systems by the number of their mount, from `/proc/PID/mountinfo` (proc_pid_mountinfo(5)). */
export function parseMounts(text: string): ReadonlyMap<string, string> {
  const mounts = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [place = "", origin = ""] = line.split(" - ");
    const id = place.slice(0, Math.max(0, place.indexOf(" ")));
    const fileSystem = origin.split(" ")[0] ?? "";
    if (id !== "" && fileSystem !== "") mounts.set(id, fileSystem);
  }
  return mounts;
}
