import { decodePolicyText } from "../decode-policy-text.ts";

/** A text as its file has it. */
type PolicyEncoding = Extract<ReturnType<typeof decodePolicyText>, { status: "decoded" }>["encoding"];

const MARKS: Readonly<Record<PolicyEncoding, readonly number[]>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
  latin1: [],
};

/**
 * A text in the encoding of the file that it was read from, with that file's byte order mark. `null` where the bytes
 * would not be read as the same text again.
 */
export function encodePolicyText(text: string, original: Uint8Array): Uint8Array | null {
  const decoded = decodePolicyText(original);
  if (decoded.status === "rejected") return null;
  const { encoding } = decoded;
  const mark = MARKS[encoding];
  const isMarked = mark.length > 0 && mark.every((byte, index) => original[index] === byte);
  const bytes = Buffer.concat([Buffer.from(isMarked ? mark : []), encode(text, encoding)]);
  const again = decodePolicyText(bytes);
  return again.status === "decoded" && again.text === text && again.encoding === encoding ? bytes : null;
}

function encode(text: string, encoding: PolicyEncoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "latin1") return encodeLatin1(text);
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}

/** The decoder's own table the other way round: what it calls Latin-1 is windows-1252. */
function encodeLatin1(text: string): Buffer {
  const table = new Map<number, number>();
  const decoder = new TextDecoder("latin1");
  for (let byte = 0; byte < 256; byte += 1)
    table.set(decoder.decode(Uint8Array.of(byte)).charCodeAt(0), byte);
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = table.get(text.charCodeAt(at)) ?? 0x3f;
  return bytes;
}
