import type { PortspecConfig, PortspecHost, PortspecReading } from "./portspec-config.ts";

/** Ports that are shown of a list. */
const SHOWN = 1000;

/** The words that PortSpec has for a host that is as it should be. */
export function withinSpecWords({ name }: Pick<PortspecHost, "name">): string {
  return `Host "${name}" is within spec.`;
}

/** The words that PortSpec has for a host with other ports open than expected. `open` is what was seen to listen. */
export function mismatchWords(
  host: Pick<PortspecHost, "name" | "expected">,
  { scanPorts }: Pick<PortspecConfig, "scanPorts">,
  { open, reading }: { readonly open: ReadonlySet<number>; readonly reading: PortspecReading },
): string {
  const isFaithful = reading === "faithful";
  const tried = isFaithful ? scanPorts : [...new Set([...scanPorts, ...host.expected])];
  const expected = isFaithful ? host.expected : [...new Set(host.expected)];
  const got = tried.filter((port) => open.has(port));
  return `Host ${host.name} port mismatch! Expected: ${listOf(expected)}. Got: ${listOf(got)}.`;
}

function listOf(ports: readonly number[]): string {
  const shown = ports.toSorted((a, b) => a - b).slice(0, SHOWN);
  return `[${shown.join(" ")}${ports.length > SHOWN ? ` and ${ports.length - SHOWN} more` : ""}]`;
}
