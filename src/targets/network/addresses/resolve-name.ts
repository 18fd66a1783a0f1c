import { lookup } from "node:dns";
import type { Seen, UnavailableReason } from "../../../model/observation.ts";
import type { AddressRange } from "./address-range.ts";
import { parseAddress } from "./parse-address.ts";

const TIME_LIMIT_MS = 30_000;

const REASONS: Readonly<Record<string, readonly [reason: UnavailableReason, words: string]>> = {
  ENOTFOUND: ["missing-source", "no address of this name was found"],
  EAI_AGAIN: ["timed-out", "no name server answered"],
};

/**
 * All addresses of a name, IPv4 and IPv6, as this system resolves names (`getaddrinfo`: hosts file, DNS and whatever
 * else it is set up for). A name without an address is `unavailable`, never a host without open ports.
 */
export async function resolveName(name: string): Promise<Seen<readonly AddressRange[]>> {
  const { promise, resolve } = Promise.withResolvers<Seen<readonly AddressRange[]>>();
  const fail = (reason: UnavailableReason, words: string): void => {
    resolve({ status: "unavailable", reason, detail: `${name} cannot be resolved: ${words}.` });
  };
  const timer = setTimeout(fail, TIME_LIMIT_MS, "timed-out", `no answer within ${TIME_LIMIT_MS / 1000} s`);
  lookup(name, { all: true, order: "verbatim" }, (fault, found) => {
    if (fault !== null) {
      fail(...(REASONS[fault.code ?? ""] ?? (["failed", fault.code ?? fault.message] as const)));
      return;
    }
    const ranges = found.flatMap(({ address }) => {
      const parsed = parseAddress(address);
      return parsed.status === "parsed" ? [parsed.range] : [];
    });
    if (ranges.length === 0) fail("missing-source", "no address of this name was found");
    else resolve({ status: "observed", value: ranges });
  });
  return promise.finally(() => {
    clearTimeout(timer);
  });
}
