import type { Mount } from "../../model/mounts.ts";

/** A mount, and the line that tells of it. */
export type MountLine = Mount & { readonly line: number };

/** Reads the lines of `/etc/fstab` and of `/proc/self/mounts`; lines of another shape are left out, as the kernel's tools do. */
export function parseMountLines(text: string): readonly MountLine[] {
  return text.split("\n").flatMap((raw, index) => {
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) return [];
    const [source, point, fileSystem, options = "defaults"] = content.split(/[ \t]+/).map(unescaped);
    if (source === undefined || point === undefined || fileSystem === undefined) return [];
    return [{ point: trimmed(point), source, fileSystem, options: splitOptions(options), line: index + 1 }];
  });
}

/** Words between commas. */
export function splitOptions(options: string): readonly string[] {
  return options.split(",").filter((option) => option !== "");
}

/** Without slashes at its end. A pattern would look at every run of slashes again and again. */
function trimmed(point: string): string {
  let end = point.length;
  while (end > 1 && point[end - 1] === "/") end -= 1;
  return point.slice(0, end);
}

/** Blanks, tabs, line ends, backslashes and `#` are written in octal. */
function unescaped(text: string): string {
  return text.replace(/\\([0-3][0-7]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
