import ipaddr from "ipaddr.js";
import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";

/** What an entry says of its service. */
const ROLES = ["required", "optional", "ignored", "skipped"] as const;

/** One service of a port check. */
export interface PortCheckEntry {
  readonly role: (typeof ROLES)[number];
  /** Canonical text; `null` for every address that is looked at. */
  readonly address: string | null;
  readonly transport: "tcp" | "udp";
  /** A port, or the name of an RPC program or of a service. */
  readonly service: number | string;
}

const ENTRY = /^(\w+)(?: ([\d.:a-f]+))? (\S+)$/;
const MEMBER = /^([A-Za-z0-9][A-Za-z0-9_+.-]*)\/(tcp|udp)$/;

/** Reads `required 192.0.2.1 22/tcp,portmapper/udp`, or the same without an address; alternatives with `||`. */
export function parseEntries(source: FieldSource): FieldResult<readonly PortCheckEntry[]> {
  const entries: PortCheckEntry[] = [];
  for (const { text, span } of source.alternatives) {
    const found = entriesOf(text);
    if (found === null) {
      const message = `"${shorten(text, 60)}" is no list of services`;
      const hint = `write it as in "required 192.0.2.1 22/tcp,portmapper/udp"; it begins with ${ROLES.join(", ")}`;
      return refused({ code: "AUD2081", severity: "error", message, hint, span });
    }
    for (const entry of found) entries.push(entry);
  }
  return accepted(entries);
}

function entriesOf(text: string): readonly PortCheckEntry[] | null {
  const [, word, address, list = ""] = ENTRY.exec(text) ?? [];
  const role = ROLES.find((known) => known === word);
  if (role === undefined || (address !== undefined && !ipaddr.isValid(address))) return null;
  const entries = list.split(",").map((member) => memberOf(member));
  if (!entries.every((entry) => entry !== null)) return null;
  return entries.map((entry) => ({ role, address: address ?? null, ...entry }));
}

function memberOf(text: string): Pick<PortCheckEntry, "transport" | "service"> | null {
  const [, name = "", transport] = MEMBER.exec(text) ?? [];
  if (transport !== "tcp" && transport !== "udp") return null;
  if (!/^\d+$/.test(name)) return { transport, service: name };
  return Number(name) > 65535 ? null : { transport, service: Number(name) };
}

/** An entry as samhain writes it: `192.0.2.1:22/tcp`, `portmapper/udp`. */
export function wordsForEntry({ address, service, transport }: PortCheckEntry): string {
  return `${address === null ? "" : `${address}:`}${service}/${transport}`;
}
