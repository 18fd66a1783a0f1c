/** Kinds of file systems by the path that they are mounted on, from `/proc/PID/mountinfo`; the last one of a path counts. */
export function parseMountPoints(text: string): ReadonlyMap<string, string> {
  const points = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [place = "", origin = ""] = line.split(" - ");
    const point = place.split(" ")[4] ?? "";
    const fileSystem = origin.split(" ")[0] ?? "";
    if (point.startsWith("/") && fileSystem !== "") points.set(unescaped(point), fileSystem);
  }
  return points;
}

/** The same points as paths below a folder; what is mounted elsewhere is left out. */
export function pointsBelow(
  points: ReadonlyMap<string, string>,
  folder: string,
): ReadonlyMap<string, string> {
  if (folder === "/") return points;
  const inside = [...points].filter(([point]) => point.startsWith(`${folder}/`));
  return new Map(inside.map(([point, fileSystem]) => [point.slice(folder.length), fileSystem]));
}

/** Blanks, line ends and backslashes stand as `\040` (proc_pid_mountinfo(5)). */
function unescaped(point: string): string {
  return point.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
