import type { Unavailable, UnavailableReason } from "../../../model/observation.ts";
import { printable } from "../../../support/printable.ts";
import type { SsRow } from "./join-lines.ts";
import type { SsFields } from "./parse-row.ts";

/** What was found in a text beside its rows, and the rows. */
export interface SsText {
  readonly text: string;
  readonly openAt: number | null;
  readonly strange: readonly SsRow[];
  readonly fields: readonly SsFields[];
}

const COMPLAINT = /^(?:ss: |Usage: ss |.{0,60}\bss: (?:command )?not found)/;

/** Why nothing of a text can be believed; `null` where nothing speaks against it. */
export function doubtAbout({ text, openAt, strange, fields }: SsText): Unavailable | null {
  const cutAt =
    openAt ?? (strange.find(isPartOfRow) ?? fields.find(isCutRow) ?? lastPiece(text, strange, fields))?.line;
  if (cutAt !== undefined)
    return unavailable("truncated-output", `The row in line ${cutAt} was cut or is damaged.`);
  const complaint = strange.find((row) => COMPLAINT.test(row.text));
  if (complaint !== undefined)
    return unavailable("failed", `ss did not list sockets: ${printable(complaint.text.slice(0, 120))}`);
  if (fields.length === 0)
    return unavailable("malformed-output", "The text has no row of ss; was the output kept?");
  return forgedRow(fields) ?? mixedKinds(fields);
}

function isPartOfRow({ text }: SsRow): boolean {
  return /^\s*(?:tcp|udp|LISTEN|UNCONN)(?:\s|$)/.test(text);
}

function isCutRow(row: SsFields): boolean {
  return row.end === "cut" && isInternet(row);
}

function isInternet({ netid, local }: SsFields): boolean {
  return netid === "tcp" || netid === "udp" || (netid === "" && local.includes(":"));
}

/** A last line without an end that is no row, or a row with fewer words than all others. */
function lastPiece(
  text: string,
  strange: readonly SsRow[],
  fields: readonly SsFields[],
): SsRow | SsFields | undefined {
  if (text.endsWith("\n")) return undefined;
  const last = fields.at(-1);
  const odd = strange.at(-1);
  if (last === undefined || (odd?.line ?? 0) > last.line) return last === undefined ? undefined : odd;
  const others = fields.slice(0, -1).filter(isInternet);
  return others.length > 0 && others.every(({ words }) => words > last.words) ? last : undefined;
}

/** ss lists local sockets before the others. Their paths may hold line feeds, and so rows of any text. */
function forgedRow(fields: readonly SsFields[]): Unavailable | null {
  const last = fields.findLastIndex(({ netid }) => netid.startsWith("u_"));
  const early = fields
    .slice(0, Math.max(last, 0))
    .find(({ netid }) => netid === "tcp" || netid === "udp" || netid === "");
  if (early === undefined) return null;
  return unavailable(
    "malformed-output",
    `The row in line ${early.line} stands among local sockets and may be forged.`,
  );
}

function mixedKinds(fields: readonly SsFields[]): Unavailable | null {
  const bare = fields.filter(({ netid, local }) => netid === "" && local.includes(":"));
  const both = ["LISTEN", "UNCONN"].every((word) => bare.some(({ state }) => state === word));
  if (!both && !bare.every(({ state }) => state === "")) return null;
  if (bare.length === 0) return null;
  return unavailable(
    "malformed-output",
    "The rows do not tell TCP from UDP: give the column Netid (ss -tu).",
  );
}

function unavailable(reason: UnavailableReason, detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}
