import { portSetOf, unionOfPorts, withoutPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { PortspecConfig, PortspecHost, PortspecReading } from "./portspec-config.ts";

/** What is asked of a host. */
export interface HostRules {
  /** Each of them has to be open. */
  readonly required: PortSet;
  /** None of them may be open. */
  readonly denied: PortSet;
  /** Why the host can never be within spec, whatever is open. */
  readonly never: readonly string[];
  /** `IPV4`: its other addresses do not count. */
  readonly family: "IPV4" | null;
  /** `no`: the original tries, and cannot reach the host by its spelling; to it, everything is closed. */
  readonly isReachable: "yes" | "no";
}

/** The ports that are tried: of no other one is anything asked. */
export function triedPorts({ required, denied }: HostRules): PortSet {
  return unionOfPorts([required, denied]);
}

type Spec = Pick<PortspecConfig, "scanPorts" | "ipv6">;

/** Exactly the expected ports are open, of all that are scanned. `faithful`: as the original compares its two lists. */
export function hostRules(host: PortspecHost, spec: Spec, reading: PortspecReading): HostRules {
  return reading === "fixed" ? fixedRules(host, spec) : faithfulRules(host, spec);
}

function fixedRules({ kind, expected }: PortspecHost, { scanPorts, ipv6 }: Spec): HostRules {
  const required = portSetOf(expected);
  return {
    required,
    denied: withoutPorts(portSetOf(scanPorts), required),
    never: [],
    family: kind === "name" && !ipv6 ? "IPV4" : null,
    isReachable: "yes",
  };
}

/** Two lists with the same ports are different where a port is in one of them twice. */
function faithfulRules({ kind, expected, list }: PortspecHost, { scanPorts }: Spec): HostRules {
  const [wanted, scanned] = [timesOf(expected), timesOf(scanPorts)];
  const never = list === "empty" ? ["an empty list is never equal to what was found"] : [];
  const required: number[] = [];
  for (const [port, times] of wanted) {
    const found = scanned.get(port) ?? 0;
    if (found === 0) never.push(`${port} is never scanned`);
    else required.push(port);
    if (found > 0 && found !== times)
      never.push(`${port} is listed ${timesWord(times)} and scanned ${timesWord(found)}`);
  }
  const isReachable = kind === "ipv6" ? "no" : "yes";
  if (isReachable === "no" && required.length > 0) never.push("an IPv6 address is never reached");
  const denied = portSetOf(scanPorts.filter((port) => !wanted.has(port)));
  return { required: portSetOf(required), denied, never, family: "IPV4", isReachable };
}

function timesOf(ports: readonly number[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const port of ports) times.set(port, (times.get(port) ?? 0) + 1);
  return times;
}

function timesWord(times: number): string {
  return times === 1 ? "once" : times === 2 ? "twice" : `${times} times`;
}
