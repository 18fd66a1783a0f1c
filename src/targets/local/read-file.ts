import { isUtf8 } from "node:buffer";
import { readSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import { withRegularFile } from "./regular-file.ts";

const CHUNK_BYTES = 64 * 1024;

let spare: Buffer | null = null;

/** Hands over a file in one reused buffer, until `onChunk` answers `stop` or the file ends. */
export function readChunks(
  path: string,
  onChunk: (chunk: Buffer) => "continue" | "stop",
): Seen<"ended" | "stopped"> {
  return withRegularFile(path, (descriptor) => {
    const buffer = spare ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
    // Whoever reads another file from within `onChunk` gets a buffer of its own.
    spare = null;
    try {
      return { status: "observed", value: feedChunks(descriptor, buffer, onChunk) };
    } finally {
      spare = buffer;
    }
  });
}

function feedChunks(
  descriptor: number,
  buffer: Buffer,
  onChunk: (chunk: Buffer) => "continue" | "stop",
): "ended" | "stopped" {
  for (;;) {
    const length = readSync(descriptor, buffer, 0, buffer.length, null);
    if (length === 0) return "ended";
    if (onChunk(buffer.subarray(0, length)) === "stop") return "stopped";
  }
}

/** The bytes of a file; one that is longer than `limit` is `truncated-output`. */
export function readBytes(path: string, limit: number): Seen<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const reading = readChunks(path, (chunk) => {
    length += chunk.length;
    if (length > limit) return "stop";
    chunks.push(Buffer.from(chunk));
    return "continue";
  });
  if (reading.status === "unavailable") return reading;
  if (reading.value === "ended") return { status: "observed", value: Buffer.concat(chunks, length) };
  const detail = `${path} is longer than the ${limit} bytes that are read of it.`;
  return { status: "unavailable", reason: "truncated-output", detail };
}

/** The same as text: UTF-8, or Latin-1 where it is not UTF-8, so that no byte is lost. */
export function readText(path: string, limit: number): Seen<string> {
  const bytes = readBytes(path, limit);
  if (bytes.status === "unavailable") return bytes;
  const encoding = isUtf8(bytes.value) ? "utf8" : "latin1";
  return { status: "observed", value: bytes.value.toString(encoding) };
}
