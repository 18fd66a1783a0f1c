import type { Transport } from "../../../model/listening-socket.ts";
import type { SsFields } from "./parse-row.ts";

/**
 * The transport of a row, `null` for sockets of other kinds. Where only one kind was asked for, ss leaves its column out;
 * then states tell: only TCP listens, UDP is unconnected. (SCTP and raw sockets asked for alone look the same.)
 */
export function transportOf({ netid, local }: SsFields, all: readonly SsFields[]): Transport | null {
  if (netid === "tcp" || netid === "udp") return netid;
  if (netid !== "" || !local.includes(":")) return null;
  return kindOfText(all);
}

const kinds = new WeakMap<readonly SsFields[], Transport>();

function kindOfText(all: readonly SsFields[]): Transport {
  const known = kinds.get(all);
  if (known !== undefined) return known;
  const kind = all.some(({ netid, state }) => netid === "" && state === "UNCONN") ? "udp" : "tcp";
  kinds.set(all, kind);
  return kind;
}
