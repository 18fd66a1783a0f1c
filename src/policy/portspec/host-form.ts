import type { PortspecHost } from "./portspec-config.ts";

/** What a host is by its spelling. */
export type HostForm = Pick<PortspecHost, "kind" | "identity" | "target">;

const LONGEST_NAME = 253;
const LABEL = /^[\p{L}\p{N}_]([\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}_])?$/u;
const OCTET = /^(0|[1-9]\d{0,2})$/;
const ZONE = /^[\w.-]{1,64}$/;

/** Reads a host: a name, an IPv4 address, or an IPv6 address with or without brackets; `null` for anything else. */
export function parseHostForm(text: string): HostForm | null {
  if (text.includes(":") || text.startsWith("[")) return readIpv6(/^\[(.*)\]$/s.exec(text)?.[1] ?? text);
  const parts = text.replace(/\.$/, "").split(".");
  if (/^\d+$/.test(parts.at(-1) ?? "")) return readIpv4(text);
  if (text.length > LONGEST_NAME || !parts.every((part) => LABEL.test(part))) return null;
  return { kind: "name", identity: parts.join(".").toLowerCase(), target: `tcp://${text}` };
}

function readIpv4(text: string): HostForm | null {
  const parts = text.split(".");
  const isAddress = parts.length === 4 && parts.every((part) => OCTET.test(part) && Number(part) <= 255);
  return isAddress ? { kind: "ipv4", identity: text, target: `tcp://${text}` } : null;
}

function readIpv6(text: string): HostForm | null {
  const [address = "", zone, ...more] = text.split("%");
  const isZone = zone === undefined || ZONE.test(zone);
  const url = /^[\da-f:.]+$/i.test(address) ? `http://[${address}]/` : "";
  if (more.length > 0 || !isZone || !URL.canParse(url)) return null;
  const suffix = zone === undefined ? "" : `%${zone}`;
  return {
    kind: "ipv6",
    identity: `${new URL(url).hostname}${suffix}`,
    target: `tcp://[${address}${suffix}]`,
  };
}
