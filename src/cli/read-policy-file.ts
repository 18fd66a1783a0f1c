import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { InputError } from "./usage-error.ts";

const MIB = 1024 * 1024;

/** The largest policy that is read: the largest published one has 2 MB. */
const LARGEST_POLICY = 64 * MIB;

/** A policy's bytes with the name to show for it, or why it is not one. */
export type PolicyFile =
  | { readonly status: "read"; readonly file: string; readonly bytes: Buffer }
  | { readonly status: "too-large"; readonly file: string };

/** Reads a policy or another text, or standard input for `-`. Throws InputError where there is nothing to read. */
export function readPolicyFile(name: string, limit = LARGEST_POLICY): PolicyFile {
  const file = name === "-" ? "<standard input>" : name;
  const descriptor = name === "-" ? 0 : openPolicy(name);
  try {
    const bytes = readAtMost(descriptor, limit);
    return bytes === null ? { status: "too-large", file } : { status: "read", file, bytes };
  } catch (fault) {
    throw new InputError(`${file}: cannot be read (${codeOf(fault)}).`, { cause: fault });
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** What to say of a file that is larger than any policy. */
export function tooLargeMessage(file: string): string {
  return `${file}: larger than ${LARGEST_POLICY / MIB} MiB; this is not a policy that anybody wrote.`;
}

function openPolicy(name: string): number {
  let descriptor;
  try {
    descriptor = openSync(name, constants.O_RDONLY);
  } catch (fault) {
    throw new InputError(openFault(name, codeOf(fault)), { cause: fault });
  }
  const stat = fstatSync(descriptor);
  if (stat.isFile() || stat.isFIFO()) return descriptor;
  closeSync(descriptor);
  const what = stat.isDirectory()
    ? "is a directory: name the policy files in it"
    : "is neither a file nor a pipe";
  throw new InputError(`${name}: ${what}.`);
}

function openFault(name: string, code: string): string {
  if (code === "ENOENT") return `${name}: there is no such file.`;
  if (code === "EACCES" || code === "EPERM") return `${name}: may not be read by this user.`;
  return `${name}: cannot be opened (${code}).`;
}

function readAtMost(descriptor: number, limit: number): Buffer | null {
  const chunks: Buffer[] = [];
  let total = 0;
  // The whole of a file in one piece, and a byte more to see its end: nothing large is copied together.
  let size = Math.min(Math.max(fstatSync(descriptor).size + 1, MIB), limit + 1);
  for (;;) {
    const chunk = Buffer.allocUnsafe(size);
    size = MIB;
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) return chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks, total);
    total += count;
    if (total > limit) return null;
    chunks.push(chunk.subarray(0, count));
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
}
