import { LARGEST_EVIDENCE, unpack } from "../evidence/unpack.ts";
import type { TextFault } from "../json/text-fault.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { TextError } from "./usage-error.ts";

/** The bytes of a file, unpacked (gzip, zstd), with the name to show for it. Throws InputError or TextError. */
export function readUnpacked(name: string): { readonly file: string; readonly bytes: Uint8Array } {
  const read = readPolicyFile(name, LARGEST_EVIDENCE);
  if (read.status === "too-large")
    throw new TextError(`${read.file}: larger than ${LARGEST_EVIDENCE >> 20} MiB.`);
  const unpacked = unpack(read.bytes);
  if (unpacked.status === "faulty") throw new TextError(`${read.file}: ${unpacked.message}`);
  return { file: read.file, bytes: unpacked.bytes };
}

/** What is wrong, and where: `at /findings/3/status: Expected …`. */
export function faultWords({ pointer, message }: TextFault): string {
  return pointer === "" ? message : `at ${pointer}: ${message}`;
}
