import type { SourcedReading } from "./read-texts.ts";

const MOST_SHOWN = 3;

/**
 * Says which text is of which host where scans are of several addresses of one family: they add up to no host. `null`
 * where they may be of one; texts that do not tell their host are of any.
 */
export function severalHosts(readings: readonly SourcedReading[]): string | null {
  const addresses = [...new Set(readings.flatMap(({ hosts = [] }) => hosts))];
  const ofIpv6 = addresses.filter((address) => address.includes(":")).length;
  if (ofIpv6 <= 1 && addresses.length - ofIpv6 <= 1) return null;
  const lines = readings.flatMap(({ origin, hosts = [] }) =>
    hosts.length === 0 ? [] : [`${origin} is of ${shown(hosts)}`],
  );
  return `The scans are of several hosts; judge each of them by itself: ${shortened(lines).join(", ")}.`;
}

function shown(hosts: readonly string[]): string {
  const most = hosts.slice(0, MOST_SHOWN).join(" and ");
  return hosts.length > MOST_SHOWN ? `${most} and ${hosts.length - MOST_SHOWN} more` : most;
}

function shortened(lines: readonly string[]): readonly string[] {
  const most = 10;
  return lines.length > most ? [...lines.slice(0, most), "…"] : lines;
}
