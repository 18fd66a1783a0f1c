import type { Seen, Unavailable } from "../../model/observation.ts";
import type { FileAccess } from "../file-access.ts";
import { recordedDigests } from "./recorded-digests.ts";
import { recordedIdentities } from "./recorded-identities.ts";
import { recordedLink } from "./recorded-link.ts";
import { recordedEntry } from "./recorded-process.ts";
import { recordedText } from "./recorded-text.ts";
import { notRecorded, recorded } from "./recording.ts";
import type { Recording } from "./recording.ts";
import { recordedWalk } from "./recorded-walk.ts";
import { shownFiles } from "./shown-files.ts";
import type { Secrets } from "./shown-texts.ts";

const DEFAULT_LIMIT = 16 << 20;
const CHUNK_BYTES = 64 << 10;

/** The files of a recording. What the script did not show is `not-recorded`, never absent. */
export function recordedFiles(recording: Recording, secrets: Secrets): FileAccess {
  const shown = shownFiles(recording, secrets);
  const digests = recordedDigests(recording);
  const identities = recordedIdentities(recording);
  const fileAt = (path: string): Seen<string> =>
    shown.text(path) ??
    (isSearched(recording, path) ? { status: "observed", value: "" } : recorded(recording, ["file", path]));
  const readBytes: FileAccess["readBytes"] = (path, limit = DEFAULT_LIMIT) => {
    const content = fileAt(path);
    if (content.status === "unavailable") return content;
    if (content.value.length > limit) return tooLong(path, limit);
    return { status: "observed", value: Buffer.from(content.value, "latin1") };
  };
  const readText: FileAccess["readText"] = (path, limit = DEFAULT_LIMIT) => {
    const content = fileAt(path);
    if (content.status === "unavailable") return content;
    if (content.value.length > limit) return tooLong(path, limit);
    return { status: "observed", value: recordedText(content.value) };
  };
  return {
    readText,
    readRecord: (path) => shown.record(path) ?? recordedEntry(recording, path, "last"),
    readBytes,
    readChunks(path, onChunk) {
      const bytes = readBytes(path, Infinity);
      return bytes.status === "unavailable" ? bytes : handOver(bytes.value, onChunk);
    },
    readLink: (path) => shown.link(path) ?? recordedLink(recording, path),
    list: (path) => shown.names(path) ?? recordedList(recording, path),
    stat: (path) => shown.identity(path) ?? identities(path),
    entry: (path, last) => shown.entry(path, last) ?? notRecorded(path),
    walk: recordedWalk(recording, {
      readText,
      readStart: (path, limit) => shown.start(path, limit) ?? startOf(readText(path), limit),
    }),
    digest: (path, algorithms, deadline) =>
      shown.hasDigests(path, algorithms)
        ? shown.digest(path, algorithms)
        : digests(path, algorithms, deadline),
  };
}

function startOf(text: Seen<string>, limit: number): Seen<string> {
  return text.status === "observed" ? { status: "observed", value: text.value.slice(0, limit) } : text;
}

function handOver(bytes: Buffer, onChunk: (chunk: Buffer) => "continue" | "stop"): Seen<"ended" | "stopped"> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES)
    if (onChunk(bytes.subarray(start, start + CHUNK_BYTES)) === "stop")
      return { status: "observed", value: "stopped" };
  return { status: "observed", value: "ended" };
}

/** The folder of dpkg, of which only the files are known that say something of the programs that were seen. */
function recordedList(recording: Recording, path: string): Seen<readonly string[]> {
  const search = recorded(recording, ["dpkg", path]);
  if (search.status === "unavailable") return search;
  const hasPlaces = recording.sectionsOf("places", ".").some(({ content }) => content !== "");
  const isWhole = hasPlaces && /(?:^|\n)= 0\n$/.test(search.value);
  if (!isWhole) return unsearched(path);
  const names = recording.ofKind("file").map(([file]) => file);
  const inside = names
    .filter((file) => file.startsWith(`${path}/`))
    .map((file) => file.slice(path.length + 1));
  return { status: "observed", value: [...new Set(inside)] };
}

/** A package that has a file list and no digest of what was looked for. */
function isSearched(recording: Recording, path: string): boolean {
  const list = path.replace(/\.md5sums$/, ".list");
  return (
    list !== path &&
    recording.sectionsOf("file", path).length === 0 &&
    recording.sectionsOf("file", list).length > 0
  );
}

function unsearched(path: string): Unavailable {
  const detail = `The script could not read all of ${path}; run it as root.`;
  return { status: "unavailable", reason: "failed", detail };
}

function tooLong(path: string, limit: number): Unavailable {
  const detail = `${path} is longer than the ${limit} bytes that are read of it.`;
  return { status: "unavailable", reason: "truncated-output", detail };
}
