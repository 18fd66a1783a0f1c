import { readText } from "../local/read-file.ts";
import { parseMountPoints } from "./parse-mount-points.ts";

const LIMIT = 16 << 20;

/** Mount points by a list of mounts such as `/proc/self/mountinfo`; `null` where it cannot be read. */
export function readMountPoints(list: string): ReadonlyMap<string, string> | null {
  const text = readText(list, LIMIT);
  return text.status === "observed" ? parseMountPoints(text.value) : null;
}
