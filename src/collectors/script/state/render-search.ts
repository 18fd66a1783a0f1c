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

/** The call that runs a search below its bases. */
export function callsOfSearch({ bases, fileSystems }: FileSearchRequest, index: number): readonly string[] {
  const words = bases.filter((base) => base.startsWith("/") && !base.includes("\0")).map(shellPattern);
  return words.length === 0 ? [] : [`searches search_${index} ${fileSystems} ${words.join(" ")}`];
}

function whole(value: number): number {
  return Math.max(0, Math.ceil(value));
}
