import type { Seen, Unavailable } from "../../model/observation.ts";
import type { Digests } from "../../model/process.ts";
import type { FileAccess } from "../target.ts";
import { recordedIdentities } from "./recorded-identities.ts";
import { recordedLink } from "./recorded-link.ts";
import { recordedEntry } from "./recorded-process.ts";
import { recordedText } from "./recorded-text.ts";
import { notRecorded, recorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

const DEFAULT_LIMIT = 16 << 20;
const CHUNK_BYTES = 64 << 10;
const HEX_DIGITS = { md5: 32, sha256: 64 } as const;

/** The files of a recording. What the script did not show is `not-recorded`, never absent. */
export function recordedFiles(recording: Recording): FileAccess {
  const fileAt = (path: string): Seen<string> => recorded(recording, ["file", path]);
  const readBytes: FileAccess["readBytes"] = (path, limit = DEFAULT_LIMIT) => {
    const content = fileAt(path);
    if (content.status === "unavailable") return content;
    if (content.value.length > limit) return tooLong(path, limit);
    return { status: "observed", value: Buffer.from(content.value, "latin1") };
  };
  return {
    readText(path, limit = DEFAULT_LIMIT) {
      const content = fileAt(path);
      if (content.status === "unavailable") return content;
      if (content.value.length > limit) return tooLong(path, limit);
      return { status: "observed", value: recordedText(content.value) };
    },
    readRecord: (path) => recordedEntry(recording, path, "last"),
    readBytes,
    readChunks(path, onChunk) {
      const bytes = readBytes(path, Infinity);
      return bytes.status === "unavailable" ? bytes : handOver(bytes.value, onChunk);
    },
    readLink: (path) => recordedLink(recording, path),
    list: notRecorded,
    stat: recordedIdentities(recording),
    digest: (path, algorithms) => Promise.resolve(digestsOf(recording, path, algorithms)),
  };
}

function handOver(bytes: Buffer, onChunk: (chunk: Buffer) => "continue" | "stop"): Seen<"ended" | "stopped"> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES)
    if (onChunk(bytes.subarray(start, start + CHUNK_BYTES)) === "stop")
      return { status: "observed", value: "stopped" };
  return { status: "observed", value: "ended" };
}

function digestsOf<A extends keyof Digests>(
  recording: Recording,
  path: string,
  algorithms: readonly A[],
): Seen<Pick<Digests, A>> {
  const digests: Partial<Record<A, string>> = {};
  for (const algorithm of algorithms) {
    const content = recorded(recording, [algorithm, path]);
    if (content.status === "unavailable") return content;
    const digest = new RegExp(`(?:^|= )([\\da-f]{${HEX_DIGITS[algorithm]}})(?=\\s)`).exec(content.value)?.[1];
    if (digest === undefined) return notTaken(path, algorithm);
    digests[algorithm] = digest;
  }
  return { status: "observed", value: digests as Pick<Digests, A> };
}

function notTaken(path: string, algorithm: keyof Digests): Unavailable {
  const detail = `The script took no ${algorithm} of ${path}: the machine lacks ${algorithm}sum and openssl, or the file could not be read.`;
  return { status: "unavailable", reason: "missing-tool", detail };
}

function tooLong(path: string, limit: number): Unavailable {
  const detail = `${path} is longer than the ${limit} bytes that are read of it.`;
  return { status: "unavailable", reason: "truncated-output", detail };
}
