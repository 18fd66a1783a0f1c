import { parseHost } from "../../targets/network/addresses/parse-host.ts";
import type { Host } from "../../targets/network/addresses/parse-host.ts";
import { MOST_ADDRESSES, reviewHosts } from "../../targets/network/addresses/review-hosts.ts";
import { UsageError } from "../usage-error.ts";

/** The hosts that words mean. Throws `UsageError` for what is no host, and for more than may be scanned. */
export function hostsNamed(words: readonly string[], yesIMay: boolean | undefined): readonly Host[] {
  const parsed = words.map(parseHost);
  const faults = parsed.flatMap((entry) => (entry.status === "faulty" ? [entry.message] : []));
  if (faults.length > 0) throw new UsageError(faults.slice(0, 10).join("\n"));
  const hosts = parsed.flatMap((entry) => (entry.status === "parsed" ? [entry.host] : []));
  const refusal = reviewHosts(hosts, yesIMay === true ? "given" : "not-given");
  if (refusal !== null) throw new UsageError(refusal);
  return hosts;
}

/** Names may have more addresses than anybody counted before. */
export function refuseTooMany(count: bigint): void {
  if (count > BigInt(MOST_ADDRESSES))
    throw new UsageError(`These hosts have ${count} addresses; one run scans ${MOST_ADDRESSES} at most.`);
}
