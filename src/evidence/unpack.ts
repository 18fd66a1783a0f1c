import { gunzipSync, zstdDecompressSync } from "node:zlib";

/** Bytes as they were before they were packed, or why they cannot be had: the rest of a sentence. */
export type Unpacked =
  | { readonly status: "unpacked"; readonly bytes: Uint8Array }
  | { readonly status: "faulty"; readonly message: string };

const MIB = 1024 * 1024;

/** The largest text of evidence: a hundred thousand listeners take a quarter of it. */
export const LARGEST_EVIDENCE = 256 * MIB;

const PACKERS = [
  { name: "gzip", magic: [0x1f, 0x8b], unpack: gunzipSync },
  { name: "zstd", magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: zstdDecompressSync },
] as const;

/** One buffer for the whole: its pages cost nothing until they are filled, and nothing is copied together. */
const ONE_PIECE = { maxOutputLength: LARGEST_EVIDENCE, chunkSize: LARGEST_EVIDENCE };

/** Unpacks gzip (RFC 1952) and zstd (RFC 8878), known by their first bytes; other bytes stay as they are. */
export function unpack(bytes: Uint8Array): Unpacked {
  const packer = PACKERS.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (packer === undefined) return { status: "unpacked", bytes };
  try {
    return { status: "unpacked", bytes: packer.unpack(bytes, ONE_PIECE) };
  } catch (fault) {
    return { status: "faulty", message: `${packer.name}: ${explain(codeOf(fault))}.` };
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && "code" in fault ? String(fault.code) : "";
}

function explain(code: string): string {
  if (code === "Z_BUF_ERROR") return "the text was cut: its end is missing";
  if (code === "ERR_BUFFER_TOO_LARGE") return `larger than ${LARGEST_EVIDENCE / MIB} MiB when unpacked`;
  return "the bytes are damaged";
}
