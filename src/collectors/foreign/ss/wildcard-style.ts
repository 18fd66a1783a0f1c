import type { WildcardStyle } from "./local-end.ts";
import type { SsFields } from "./parse-row.ts";

/** Tells from all rows of a text how its ss writes wildcards. */
export function wildcardStyle(rows: readonly SsFields[]): WildcardStyle {
  if (rows.some(isNew)) return "new";
  return rows.some(isOld) ? "old" : "unclear";
}

function isNew({ local, peer }: SsFields): boolean {
  return [local, peer].some((end) => end.startsWith("0.0.0.0:") || end.startsWith("0.0.0.0%"));
}

/** An IPv4 socket with the peer `*:*`, or an IPv6 address without brackets. */
function isOld({ local, peer }: SsFields): boolean {
  if (/^\d+\.\d+\.\d+\.\d+(%[^:]*)?:/.test(local) && peer === "*:*") return true;
  return [local, peer].some((end) => /^[\da-f]*::[\da-f:.]*:[^:]+$/i.test(end));
}
