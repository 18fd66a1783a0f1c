import type { RecordedDigest } from "../packaged-file.ts";

const LINE = /^ (\/.*?) (?:([0-9a-f]{32})|newconffile)(?: obsolete)?(?: remove-on-upgrade)?$/;

/**
 * The digest that a stanza of dpkg's status has for a configuration file (`Conffiles`); `none` for one that is not yet
 * installed, `null` for a file that is not listed there.
 */
export function parseConffiles(stanza: string, path: string): RecordedDigest | null {
  const lines = stanza.split("\n");
  const start = lines.indexOf("Conffiles:") + 1;
  if (start === 0) return null;
  for (const line of lines.slice(start)) {
    if (!line.startsWith(" ")) return null;
    const [, listed, hex] = LINE.exec(line) ?? [];
    if (listed === path) return hex === undefined ? { kind: "none" } : { kind: "md5", hex };
  }
  return null;
}
