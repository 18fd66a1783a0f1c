import type { FileSearchRequest } from "../../../model/file-search.ts";
import { findWords } from "./find-words.ts";
import { shellPattern } from "./shell-word.ts";

const MOST_SECONDS = 3600;

/** The function that runs `find` with the tests of a search; what is left out comes with its call. */
export function functionOfSearch(request: FileSearchRequest, index: number): readonly string[] {
  const { most } = request.depth;
  const depth = most === null ? "" : `-maxdepth ${whole(most)}`;
  const seconds = Math.min(Math.max(1, whole(request.timeoutSeconds)), MOST_SECONDS);
  const tests = findWords(request.test);
  const words = tests === "" ? "" : ` '(' ${tests} ')'`;
  return [`search_${index}() {\n  depth='${depth}'\n  seek ${seconds} "$@"${words}\n}`];
}

/** Bytes of texts that all searches may show together. */
const ROOM = 32 << 20;

/** The calls that run searches below their bases; those that look into files share the room that there is for texts. */
export function callsOfSearches(requests: readonly FileSearchRequest[]): readonly string[] {
  const readers = requests.filter(({ contentBytes }) => contentBytes !== null).length;
  const room = Math.floor(ROOM / Math.max(1, readers));
  return requests.flatMap(({ bases, fileSystems, contentBytes }, index) => {
    const words = bases.filter((base) => base.startsWith("/") && !base.includes("\0")).map(shellPattern);
    const most = contentBytes === null ? "none" : whole(contentBytes);
    const call = `searches search_${index} ${fileSystems} ${most} ${room}`;
    return words.length === 0 ? [] : [[call, ...words].join(" ")];
  });
}

function whole(value: number): number {
  return Math.max(0, Math.ceil(value));
}
