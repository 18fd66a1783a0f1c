import type { SsRow } from "./join-lines.ts";
import { parseOwners } from "./parse-owners.ts";
import type { SsOwners } from "./parse-owners.ts";

/** The columns of one row. `netid` and `state` are empty where ss leaves them out. */
export interface SsFields {
  readonly line: number;
  readonly netid: string;
  readonly state: string;
  readonly local: string;
  readonly peer: string;
  readonly owners: SsOwners;
  /** `ino:`, `uid:` and `v6only:`, which `-e` adds. */
  readonly extras: ReadonlyMap<string, string>;
  /** Whether the row ends where a row of ss may end. */
  readonly end: "whole" | "cut";
  /** How many words it has. */
  readonly words: number;
}

const COLUMNS = /^(?:([a-z][\w-]*)\s+)?(?:([A-Z][A-Z\d_-]*)\s+)?(\d+)\s+(\d+)\s+(\S+)(?:\s+(\S+))?/;
/** What may follow the peer: nothing, owners, or a word of the kernel with its value. */
const REST = /^\s*(?:$|users:\(\(|(?!users:)[a-z][a-z\d_-]*:|<)/;
const EXTRA = /(?:^|\s)(ino|uid|v6only):(\d{1,15})(?=\s|$)/g;

/** Reads the columns of a row; `null` for what is no row. */
export function parseRow({ line, text }: SsRow): SsFields | null {
  const match = COLUMNS.exec(text.trimStart());
  if (match === null) return null;
  const [whole, netid = "", state = "", , , local = "", peer = ""] = match;
  const rest = text.trimStart().slice(whole.length);
  const owners = parseOwners(rest);
  const end = /:[^:]+$/.test(peer) && owners.status !== "unreadable" && REST.test(rest) ? "whole" : "cut";
  return {
    line,
    netid,
    state,
    local,
    peer,
    owners,
    extras: extrasOf(rest),
    end,
    words: text.trim().split(/\s+/).length,
  };
}

/** What the kernel tells stands behind the owners, whose names could say anything. */
function extrasOf(rest: string): ReadonlyMap<string, string> {
  const behind = rest.slice(rest.lastIndexOf("))") + 1);
  const extras = new Map<string, string>();
  for (const [, key = "", value = ""] of behind.matchAll(EXTRA)) if (!extras.has(key)) extras.set(key, value);
  return extras;
}
