import type { Diagnostic } from "../src/model/diagnostic.ts";
import { diagnosticOf } from "./fault-list.ts";

type PolicyEncoding = "utf-8" | "utf-16le" | "utf-16be" | "latin1";

/** The text of a policy without its byte order mark, or the reason why the bytes are no text. */
type DecodedPolicy =
  | {
      readonly status: "decoded";
      readonly text: string;
      readonly encoding: PolicyEncoding;
      /** A warning where bytes had to be guessed. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly status: "rejected"; readonly diagnostic: Diagnostic };

/** Enough to see by the zero bytes whether a text is UTF-16. */
const SAMPLE = 4096;
const LINE_FEED = 10;
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

/**
 * Decodes UTF-8 and UTF-16, with a byte order mark or without. Other bytes are read as Latin-1 with a warning, as
 * old editors write it, unless they are binary data: zero bytes, control characters, or mostly not ASCII.
 */
export function decodePolicyText(bytes: Uint8Array): DecodedPolicy {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  if (text === null && encoding === "utf-8") return decodeLatin1(bytes);
  if (text === null || text.includes("\0")) return rejected(bytes, encoding);
  return { status: "decoded", text, encoding, diagnostics: [] };
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE);
  const even = zerosAt(sample, 0);
  const odd = zerosAt(sample, 1);
  if (odd > sample.length / 4 && even < odd / 8) return "utf-16le";
  return even > sample.length / 4 && odd < even / 8 ? "utf-16be" : "utf-8";
}

/** How many bytes at even (0) or odd (1) places are zero. */
function zerosAt(sample: Uint8Array, parity: 0 | 1): number {
  return sample.reduce((count, byte, index) => count + (byte === 0 && index % 2 === parity ? 1 : 0), 0);
}

/** `null` where the bytes are not valid in that encoding. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeLatin1(bytes: Uint8Array): DecodedPolicy {
  const text = decode(bytes, "latin1");
  const foreign = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  if (text === null || CONTROL.test(text) || foreign > bytes.length / 4) return rejected(bytes, "latin1");
  const start = text.search(/[^\0-\x7f]/);
  const warning = diagnosticOf({
    code: "AUD1002",
    span: { start, end: start + 1 },
    message: "The file is not valid UTF-8; it was read as Latin-1.",
    hint: "Save it as UTF-8.",
  });
  return { status: "decoded", text, encoding: "latin1", diagnostics: [warning] };
}

function rejected(bytes: Uint8Array, encoding: PolicyEncoding): DecodedPolicy {
  const isOfBytes = encoding === "utf-8" || encoding === "latin1";
  const first = isOfBytes ? bytes.findIndex(isControl) : -1;
  const diagnostic = diagnosticOf({
    code: "AUD1001",
    span: { start: 0, end: 0 },
    message: `The file is binary data of ${bytes.length} bytes, not the text of a policy.${placeWords(bytes, first)}`,
    hint: "A policy is a text file in UTF-8.",
  });
  return { status: "rejected", diagnostic };
}

function isControl(byte: number): boolean {
  return CONTROL.test(String.fromCharCode(byte));
}

/** Where the first byte stands that no text has: one that slipped into a policy is not found by looking at it. */
function placeWords(bytes: Uint8Array, first: number): string {
  if (first === -1) return "";
  const line = bytes.subarray(0, first).reduce((count, byte) => count + (byte === LINE_FEED ? 1 : 0), 1);
  const hex = (bytes[first] ?? 0).toString(16).padStart(2, "0");
  return ` The first byte that no text has is 0x${hex} in line ${line}, at offset ${first}.`;
}
