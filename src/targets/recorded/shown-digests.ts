import type { Seen } from "../../model/observation.ts";
import type { Digests } from "../../model/process.ts";
import { plainPath, shownPath } from "./shown-path.ts";
import type { Recording } from "./recording.ts";

/** A digest of a file; `null` where the script did not look. */
export type ShownDigests = (path: string, algorithm: keyof Digests) => Seen<string> | null;

/** As `md5sum` and `openssl dgst` print it of their input. */
const SHAPES = {
  md5: /(?:^|= )([\da-f]{32})(?: [ *]-)?\n$/,
  sha256: /(?:^|= )([\da-f]{64})(?: [ *]-)?\n$/,
} as const;

/** Reads the digests that sections `md5-at` and `sha256-at` show. */
export function shownDigests(recording: Recording): ShownDigests {
  const digests = new Map<string, string>();
  for (const algorithm of ["md5", "sha256"] as const)
    for (const [, { content }] of recording.ofKind(`${algorithm}-at`)) {
      const [path, rest] = shownPath(content) ?? [];
      if (path !== undefined && rest !== undefined) digests.set(`${algorithm} ${path}`, rest);
    }
  return (path, algorithm) => {
    const text = digests.get(`${algorithm} ${plainPath(path)}`);
    return text === undefined ? null : digestOf(path, algorithm, text);
  };
}

function digestOf(path: string, algorithm: keyof Digests, text: string): Seen<string> {
  const digest = SHAPES[algorithm].exec(text)?.[1];
  if (digest !== undefined) return { status: "observed", value: digest };
  if (text === "denied\n") {
    const detail = `${path} may not be read by the user who ran the script; root may.`;
    return { status: "unavailable", reason: "missing-privilege", detail };
  }
  const detail = `The script took no ${algorithm} of ${path}: the machine lacks ${algorithm}sum and openssl, or the file could not be read.`;
  return { status: "unavailable", reason: "missing-tool", detail };
}
