import type { EvidenceRequest } from "../../../model/evidence.ts";
import type { FileSearchRequest } from "../../../model/file-search.ts";
import type { FilesRequest, FileWish } from "../../../model/files.ts";
import type { Touch } from "../../../model/touch.ts";
import { collectors } from "../../index.ts";
import type { Look, LookKind } from "./look.ts";
import { looksAtEntry, looksAtPath, looksAtSource } from "./looks-at-path.ts";
import { LOOKS_OF_KINDS } from "./looks-of-kinds.ts";

/** Of a file that a policy names. A thousand of them have to fit into one exchange. */
const MOST_OF_A_FILE = 1 << 20;

/** What the script has to show so that our collectors can answer these requests from it. */
export function looksOfRequests(requests: readonly EvidenceRequest[]): readonly Look[] {
  return requests.flatMap((request) => {
    if (request.kind === "files") return looksOfFiles(request);
    if (request.kind === "file-search") return looksOfSearch(request);
    const own = LOOKS_OF_KINDS[request.kind];
    return own === undefined ? touchesOf(request).flatMap(looksOfTouch) : own(touchesOf(request));
  });
}

const KINDS: Readonly<Partial<Record<FileWish, LookKind>>> = {
  content: "content",
  md5: "md5",
  sha256: "sha256",
  attributes: "attributes",
  "packaged-digest": "packaged",
};

/** Owners have names in the files of the machine. */
const NAMES = ["/etc/passwd", "/etc/group"];

function looksOfFiles({ path, wishes }: FilesRequest): readonly Look[] {
  const kinds = wishes.flatMap((wish) => KINDS[wish] ?? []);
  return [...NAMES.flatMap(looksAtSource), ...looksAtPath({ path, kinds, limit: MOST_OF_A_FILE })];
}

function looksOfSearch({ bases }: FileSearchRequest): readonly Look[] {
  return [...[...NAMES, "/proc/self/mountinfo"].flatMap(looksAtSource), ...bases.flatMap(looksAtEntry)];
}

/** All that a way of reading touches, on whatever system. */
function touchesOf(request: EvidenceRequest): readonly Touch[] {
  return collectors
    .filter(({ kind }) => kind === request.kind)
    .flatMap((collector) => collector.touches(request));
}

function looksOfTouch(touch: Touch): readonly Look[] {
  return touch.kind === "file" ? looksAtSource(touch.path) : [];
}
