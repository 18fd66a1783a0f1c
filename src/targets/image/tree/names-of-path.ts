import { beyond, malformed } from "../image-fault.ts";
import { LIMITS } from "../limits.ts";
import { shownBytes } from "./name-bytes.ts";

/** The names on the way to an entry, as bytes (Latin-1). The path of an archive is never used for anything else, and never leads up. */
export function namesOfPath(bytes: string): readonly string[] {
  if (bytes.length > LIMITS.path) throw beyond(`A path of the archive has more than ${LIMITS.path} bytes`);
  if (bytes.includes("\0")) throw malformed("A path of the archive has a zero byte in it.");
  const names = bytes.split("/").filter((name) => name !== "" && name !== ".");
  if (names.includes("..")) throw malformed(`A path of the archive leads up: ${shownBytes(bytes)}.`);
  if (names.length > LIMITS.depth)
    throw beyond(`A path of the archive is more than ${LIMITS.depth} folders deep`);
  return names;
}
