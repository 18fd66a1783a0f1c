import type { Seen } from "../../../model/observation.ts";
import type { RecordedDigest } from "../packaged-file.ts";

const DIGEST_LENGTH = 32;
const NEWLINE = 0x0a;

/** The digest that a `.md5sums` file (`digest`, two blanks, path without its first slash) has for a path. */
export function parseMd5sums(bytes: Buffer, path: string): Seen<RecordedDigest> {
  const wanted = Buffer.from(`  ${path.slice(1)}\n`);
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    const start = bytes.lastIndexOf(NEWLINE, at) + 1;
    const hex = bytes.toString("latin1", start, at);
    if (/^[0-9a-f]{32}$/.test(hex)) return { status: "observed", value: { kind: "md5", hex } };
    if (at - start <= DIGEST_LENGTH) return malformed(path);
  }
  return { status: "observed", value: { kind: "none" } };
}

function malformed(path: string): Seen<RecordedDigest> {
  return {
    status: "unavailable",
    reason: "malformed-output",
    detail: `The recorded digest of ${path} is not 32 hexadecimal digits.`,
  };
}
