import { addPortspecWords } from "../../app/portspec/add-portspec-words.ts";
import { bindHost } from "../../app/portspec/bind-host.ts";
import type { HostToBind } from "../../app/portspec/bind-host.ts";
import { portspecSource } from "../../app/portspec/portspec-source.ts";
import type { SeenPorts } from "../../app/portspec/portspec-source.ts";
import { unreachableTarget } from "../../app/unreachable-target.ts";
import type { LoadedPolicy } from "../../app/load-policy.ts";
import type { Seen } from "../../model/observation.ts";
import { hostRules, triedPorts } from "../../policy/portspec/host-rules.ts";
import { parseHost } from "../../targets/network/addresses/parse-host.ts";
import type { AskedTarget } from "../many-targets/asked-target.ts";
import { paceOf } from "../network-option.ts";
import type { NetworkOption } from "../network-option.ts";
import { DEFAULT_TARGET_SECONDS } from "../target-option.ts";
import { openTcpHost } from "../targets/open-tcp-host.ts";
import type { OpenTcpHost } from "../targets/open-tcp-host.ts";

/** How the hosts of a configuration are looked at. */
export interface PortspecTargetOptions extends NetworkOption {
  /** Seconds for each host. */
  readonly targetTimeout?: number;
}

/** A loaded configuration, the part of it that counts, and how it is read. */
export interface PortspecPlan extends Omit<HostToBind, "host"> {
  readonly loaded: LoadedPolicy;
  /** Files of policies that every host is judged by as well. */
  readonly policies: readonly string[];
}

/** PortSpec waits two seconds for each port. */
const TIMEOUT_MS = 2000;

/** The hosts of a configuration as targets, each with a policy of its own. */
export function portspecTargets(plan: PortspecPlan, options: PortspecTargetOptions): readonly AskedTarget[] {
  const { loaded, policies, config, reading } = plan;
  return config.hosts.map((host) => {
    const seen: SeenPorts = { open: new Set() };
    const toBind = { host, config, reading };
    const { file } = loaded;
    return {
      named: { name: host.name, open: (ended) => openHost(toBind, { seen, options, ended }) },
      policies,
      values: [],
      entry: null,
      seconds: options.targetTimeout ?? DEFAULT_TARGET_SECONDS,
      own: {
        key: `${file} ${host.name}`,
        bind: () => bindHost(loaded, toBind),
        remark: (report) => addPortspecWords(report, { ...toBind, ...seen, file }),
      },
    };
  });
}

interface Opening {
  readonly seen: SeenPorts;
  readonly options: PortspecTargetOptions;
  readonly ended: AbortSignal;
}

async function openHost(toBind: HostToBind, { seen, options, ended }: Opening): Promise<Seen<OpenTcpHost>> {
  const { host, reading } = toBind;
  seen.open.clear();
  const opened = await reach(toBind, options, ended);
  if (opened.status === "unavailable" && reading === "fixed") return opened;
  const target = opened.status === "observed" ? opened.value.target : unreachableTarget(host.name, opened);
  const value = { target: portspecSource(target, seen, reading), close: () => undefined };
  return { status: "observed", value };
}

async function reach(
  { host, config, reading }: HostToBind,
  options: PortspecTargetOptions,
  ended: AbortSignal,
): Promise<Seen<OpenTcpHost>> {
  const rules = hostRules(host, config, reading);
  const parsed = parseHost(host.target.replace(/^tcp:\/\//, ""));
  if (parsed.status === "faulty" || rules.isReachable === "no") {
    const detail = parsed.status === "faulty" ? parsed.message : "PortSpec never reaches an IPv6 address.";
    return { status: "unavailable", reason: "not-supported", detail };
  }
  const ports = { tcp: triedPorts(rules), udp: null };
  const pace = paceOf({ ...options, timeout: options.timeout ?? TIMEOUT_MS });
  const families = rules.family === null ? {} : ({ family: "ipv4" } as const);
  return await openTcpHost(host.name, parsed.host, { ports, pace, ended, ...families });
}
