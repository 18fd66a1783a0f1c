import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import type { Seen, Unavailable } from "../../model/observation.ts";
import { OPEN_FLAGS, withRegularFile } from "./regular-file.ts";
import { unavailableFrom } from "./unavailable-from.ts";

const CHUNK_BYTES = 64 * 1024;

let spare: Buffer | null = null;

/** Lends the one buffer that all readings share; whoever reads within a reading gets another one. */
function withBuffer<T>(use: (buffer: Buffer) => T): T {
  const buffer = spare ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
  spare = null;
  try {
    return use(buffer);
  } finally {
    spare = buffer;
  }
}

/** Hands over a file in one reused buffer, until `onChunk` answers `stop` or the file ends. */
export function readChunks(
  path: string,
  onChunk: (chunk: Buffer) => "continue" | "stop",
): Seen<"ended" | "stopped"> {
  return withRegularFile(path, (descriptor) =>
    withBuffer((buffer) => {
      for (;;) {
        const length = readSync(descriptor, buffer, 0, buffer.length, null);
        if (length === 0) return { status: "observed", value: "ended" };
        if (onChunk(buffer.subarray(0, length)) === "stop") return { status: "observed", value: "stopped" };
      }
    }),
  );
}

/** The bytes of a file; one that is longer than `limit` is `truncated-output`. */
export function readBytes(path: string, limit: number): Seen<Buffer> {
  return readWhole(path, limit, (bytes) => Buffer.from(bytes));
}

/** The same as text: UTF-8, or Latin-1 where it is not UTF-8, so that no byte is lost. */
export function readText(path: string, limit: number): Seen<string> {
  return readWhole(path, limit, textOf);
}

/** One reading gives all of a file of one record; whatever else stands in its place neither blocks nor goes on. */
export function readRecord(path: string): Seen<string> {
  return readOnce(path, (bytes, space) =>
    bytes.length === space ? tooLong(path, space) : { status: "observed", value: textOf(bytes) },
  );
}

/** The text in the first `limit` bytes of a file, at most 64 KiB, as far as one reading gives them. */
export function readStart(path: string, limit: number): Seen<string> {
  return readOnce(path, (bytes) => ({ status: "observed", value: bytes.toString("utf8", 0, limit) }));
}

function readOnce(path: string, convert: (bytes: Buffer, space: number) => Seen<string>): Seen<string> {
  let descriptor: number | null = null;
  try {
    const opened = openSync(path, OPEN_FLAGS);
    descriptor = opened;
    return withBuffer((buffer) => {
      const length = readSync(opened, buffer, 0, buffer.length, null);
      return convert(buffer.subarray(0, length), buffer.length);
    });
  } catch (error) {
    return unavailableFrom(error, path);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function textOf(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");
}

/** Most files fit into the shared buffer and are converted right there. */
function readWhole<T>(path: string, limit: number, convert: (bytes: Buffer) => T): Seen<T> {
  return withRegularFile(path, (descriptor) =>
    withBuffer((buffer) => {
      const first = fill(descriptor, buffer);
      const bytes = first < buffer.length ? buffer.subarray(0, first) : readOn(descriptor, buffer, limit);
      return bytes.length > limit ? tooLong(path, limit) : { status: "observed", value: convert(bytes) };
    }),
  );
}

function readOn(descriptor: number, start: Buffer, limit: number): Buffer {
  const chunks = [Buffer.from(start)];
  for (let length = start.length; length <= limit;) {
    const more = fill(descriptor, start);
    if (more === 0) break;
    chunks.push(Buffer.from(start.subarray(0, more)));
    length += more;
  }
  return Buffer.concat(chunks);
}

/** Reads until the buffer is full or the file ends: procfs gives its files out in smaller pieces. */
function fill(descriptor: number, buffer: Buffer): number {
  let length = 0;
  while (length < buffer.length) {
    const more = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (more === 0) break;
    length += more;
  }
  return length;
}

function tooLong(path: string, limit: number): Unavailable {
  const detail = `${path} is longer than the ${limit} bytes that are read of it.`;
  return { status: "unavailable", reason: "truncated-output", detail };
}
