import { lookup } from "node:dns";
import type { LookupAddress } from "node:dns";
import { isIPv6 } from "node:net";
import type { Seen, Unavailable, UnavailableReason } from "../../../model/observation.ts";
import type { AddressRange } from "./address-range.ts";
import { isInHostsFile } from "./is-in-hosts-file.ts";
import { parseAddress } from "./parse-address.ts";

/** The addresses of a name, as far as they are known. */
export interface ResolvedName {
  readonly ranges: readonly AddressRange[];
  /** Why those of one family are not known; `null` where all are there. */
  readonly missing: { readonly family: Family; readonly why: Unavailable } | null;
}

/** A kind of addresses. */
export type Family = keyof typeof FAMILIES;

const FAMILIES = { ipv4: { number: 4, words: "IPv4" }, ipv6: { number: 6, words: "IPv6" } } as const;

const TIME_LIMIT_MS = 30_000;

/** What a resolver says of a name without such an address: a fact, and no failure. */
const NO_ADDRESS = new Set(["ENOTFOUND", "EAI_NODATA", "EAI_ADDRFAMILY", "EAI_FAMILY"]);

/**
 * All addresses of a name, IPv4 and IPv6, as this system resolves names (`getaddrinfo`: hosts file, DNS and whatever
 * else it is set up for). A name without an address is `unavailable`, never a host without open ports. A resolver that is
 * asked for both families keeps quiet about the one that no name server answered for, so that one is asked for again.
 */
export async function resolveName(name: string): Promise<Seen<ResolvedName>> {
  const both = await lookUp(name, 0, name);
  if (both.status === "unavailable") return both;
  const ranges = rangesOf(both.value);
  if (ranges.length === 0) return unresolved(name, "missing-source", "no address of this name was found");
  const absent = absentOf(both.value);
  if (absent === null || isInHostsFile(name)) return { status: "observed", value: { ranges, missing: null } };
  const { number, words } = FAMILIES[absent];
  const rest = await lookUp(name, number, `The ${words} addresses of ${name}`);
  const value: ResolvedName =
    rest.status === "observed"
      ? { ranges: [...ranges, ...rangesOf(rest.value)], missing: null }
      : { ranges, missing: { family: absent, why: rest } };
  return { status: "observed", value };
}

function absentOf(found: readonly LookupAddress[]): Family | null {
  const six = found.filter(({ address }) => isIPv6(address.replace(/%.*/, ""))).length;
  if (six > 0 && six < found.length) return null;
  return six === 0 ? "ipv6" : "ipv4";
}

async function lookUp(name: string, family: number, what: string): Promise<Seen<readonly LookupAddress[]>> {
  const { promise, resolve } = Promise.withResolvers<Seen<readonly LookupAddress[]>>();
  const late = unresolved(what, "timed-out", `no answer within ${TIME_LIMIT_MS / 1000} s`);
  const timer = setTimeout(resolve, TIME_LIMIT_MS, late);
  lookup(name, { all: true, family, order: "verbatim" }, (fault, found) => {
    resolve(fault === null ? { status: "observed", value: found } : explain(what, fault));
  });
  return promise.finally(() => {
    clearTimeout(timer);
  });
}

function rangesOf(found: readonly LookupAddress[]): readonly AddressRange[] {
  return found.flatMap(({ address }) => {
    const parsed = parseAddress(address);
    return parsed.status === "parsed" ? [parsed.range] : [];
  });
}

function explain(what: string, { code, message }: NodeJS.ErrnoException): Seen<readonly LookupAddress[]> {
  if (NO_ADDRESS.has(code ?? "")) return { status: "observed", value: [] };
  return code === "EAI_AGAIN"
    ? unresolved(what, "timed-out", "no name server answered")
    : unresolved(what, "failed", code ?? message);
}

function unresolved(what: string, reason: UnavailableReason, words: string): Unavailable {
  return { status: "unavailable", reason, detail: `${what} cannot be resolved: ${words}.` };
}
