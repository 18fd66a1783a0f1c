import { createWriteStream, renameSync, rmSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, createZstdCompress } from "node:zlib";
import { temporaryBeside } from "./replace-file.ts";
import { OutputError } from "./usage-error.ts";

const PIECE = 64 * 1024;

/** Writes a text piece by piece, packed as the name says, so that nobody sees half of a file. `-` is standard output. */
export async function writeEvidence(path: string, text: Iterable<string>): Promise<void> {
  try {
    if (isSpecial(path)) await pour(text, path, path);
    else await replace(path, text);
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    if (path === "-" && code === "EPIPE") return;
    throw new OutputError(`${path}: the evidence cannot be written (${code}).`, { cause: fault });
  }
}

/** Standard output, a pipe, a device: written to directly. */
function isSpecial(path: string): boolean {
  return path === "-" || !(statSync(path, { throwIfNoEntry: false })?.isFile() ?? true);
}

async function replace(path: string, text: Iterable<string>): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await pour(text, path, temporary);
    renameSync(temporary, path);
  } catch (fault) {
    rmSync(temporary, { force: true });
    throw fault;
  }
}

async function pour(text: Iterable<string>, name: string, path: string): Promise<void> {
  const source = Readable.from(inPieces(text), { objectMode: false });
  const sink = path === "-" ? process.stdout : createWriteStream(path, { flags: path === name ? "w" : "wx" });
  const packer = packerFor(name);
  const end = path !== "-";
  if (packer === null) await pipeline(source, sink, { end });
  else await pipeline(source, packer, sink, { end });
}

function packerFor(name: string) {
  if (name.endsWith(".gz")) return createGzip();
  return name.endsWith(".zst") ? createZstdCompress() : null;
}

function* inPieces(text: Iterable<string>): Generator<Buffer> {
  let piece = "";
  for (const part of text) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece);
}
