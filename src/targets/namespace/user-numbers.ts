import type { Seen } from "../../model/observation.ts";
import { localFiles } from "../local/local-files.ts";
import { parseUserMap } from "./parse-user-map.ts";
import type { NumberInside } from "./parse-user-map.ts";
import type { PinnedProcess } from "./pin-process.ts";

const NOBODY: NumberInside = () => null;
const THE_SAME: NumberInside = (uid) => uid;

/** The map of the first user namespace, and of every other one that changes nothing. */
const WHOLE_MAP = /^\s*0\s+0\s+4294967295\s*$/;

/** Which numbers the users of this machine have where a process runs, or its groups. What cannot be told is no number. */
export function userNumbers(
  { folder }: PinnedProcess,
  list: "uid_map" | "gid_map" = "uid_map",
): NumberInside {
  const files = localFiles();
  const [own, other] = ["/proc/self", folder].map((process) => textOf(files.readLink(`${process}/ns/user`)));
  if (own !== null && own === other) return THE_SAME;
  const [ownMap, map] = ["/proc/self", folder].map((process) =>
    textOf(files.readRecord(`${process}/${list}`)),
  );
  // The map of our own namespace tells the numbers of the one above it: without the link, one looks like the other.
  const isTold = other !== null || WHOLE_MAP.test(ownMap ?? "");
  return map === null || map === undefined || !isTold ? NOBODY : parseUserMap(map);
}

function textOf(text: Seen<string>): string | null {
  return text.status === "observed" ? text.value : null;
}
