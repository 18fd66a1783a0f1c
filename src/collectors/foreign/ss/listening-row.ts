import type { Transport } from "../../../model/listening-socket.ts";
import type { ReadingAids } from "../foreign-format.ts";
import { listenerRow } from "../shown-sockets/listener-row.ts";
import type { ShownRow } from "../shown-sockets/shown-row.ts";
import { localEnd } from "./local-end.ts";
import type { LocalEnd, WildcardStyle } from "./local-end.ts";
import type { SsFields } from "./parse-row.ts";
import { rowOwners } from "./row-owners.ts";
import type { OwnerSight } from "./row-owners.ts";

/** What all rows of a text have in common. */
export interface SsContext {
  readonly style: WildcardStyle;
  readonly sight: OwnerSight;
  readonly aids: ReadingAids;
}

/** A row of TCP or UDP as a listener or not. */
export function listeningRow(fields: SsFields, transport: Transport, context: SsContext): ShownRow {
  const { line, local, extras } = fields;
  const end = localEnd(local, { transport, style: context.style }, context.aids);
  const row = { line, transport, shows: extras.has("v6only") ? "ipv6" : end.family } as const;
  if (!isListening(fields, transport)) return { ...row, status: "other" };
  return listenerRow(row, {
    place: end.place,
    port: end.port,
    owners: rowOwners(fields.owners, context.sight),
    v6only: v6onlyOf(fields, end),
    device: end.device,
    inode: numberOf(extras.get("ino")),
    uid: numberOf(extras.get("uid")),
  });
}

/** Whether a row is a listener: old versions leave the state of some out, and `-l state listening` of all. */
export function isListening({ state, peer }: SsFields, transport: Transport): boolean {
  const hasNoPeer = peer.endsWith(":*");
  if (transport === "tcp") return state === "LISTEN" || (state === "" && hasNoPeer);
  return hasNoPeer && state !== "ESTAB";
}

function v6onlyOf({ extras }: SsFields, end: LocalEnd): "yes" | "no" | "unknown" {
  const value = extras.get("v6only");
  if (value === undefined) return end.v6only;
  return value === "1" ? "yes" : "no";
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
