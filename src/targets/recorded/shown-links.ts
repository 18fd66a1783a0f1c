import type { Seen } from "../../model/observation.ts";
import { recordedText } from "./recorded-text.ts";
import { plainPath } from "./shown-path.ts";
import type { Recording } from "./recording.ts";

/** Where a link leads; `null` where the script did not look. */
export type ShownLinks = (path: string) => Seen<string> | null;

/** Where a record ends, and the next one begins. */
const RECORD = /([^]*?)\/\/\n([^\n]*)\n/gy;

/** Reads the links that sections `links-at` show: a path with two slashes at its end, then one line. */
export function shownLinks(recording: Recording): ShownLinks {
  const links = new Map<string, string>();
  for (const [, { content }] of recording.ofKind("links-at"))
    for (const [, path = "", target = ""] of content.matchAll(RECORD))
      links.set(plainPath(recordedText(path)), recordedText(target));
  return (path) => {
    const target = links.get(plainPath(path));
    return target === undefined ? null : { status: "observed", value: target };
  };
}
