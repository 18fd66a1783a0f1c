import { formatPolicyBytes } from "../../src/app/format-policy-bytes.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { judge } from "../../src/app/run-audit.ts";
import { learnPolicy } from "../../src/learn/learn-policy.ts";
import type { Evidence, HostFacts } from "../../src/model/evidence.ts";
import type { Policy } from "../../src/model/policy.ts";

/** What became of a learnt policy in the hands of the other commands. */
export interface LearntFacts {
  readonly text: string;
  readonly gaps: readonly string[];
  readonly policy: Policy;
  /** What `audit lint` says, notes included. */
  readonly faults: readonly string[];
  /** What `audit fmt` would do. */
  readonly layout: string;
  /** The status words of every rule, host by host. */
  readonly statuses: readonly string[];
}

/** Learns from hosts, and reads, lays out and judges what was learnt. */
export function readLearnt(...hosts: readonly Evidence[]): LearntFacts {
  const learnt = learnPolicy({ name: "web", hosts });
  if (learnt.status === "refused") throw new Error(`nothing was learnt: ${learnt.gaps.join()}`);
  const bytes = Buffer.from(learnt.text);
  const { policy, diagnostics } = loadPolicy({ file: "learnt.audit", bytes }, { dialect: "dotaudit" });
  return {
    text: learnt.text,
    gaps: learnt.gaps,
    policy,
    faults: diagnostics.map(({ code, message }) => `${code} ${message}`),
    layout: formatPolicyBytes(bytes).status,
    statuses: hosts.flatMap((host) =>
      judge([policy], host, { loopback: "left-out" }).map(({ status }) => status),
    ),
  };
}

/** The same evidence with whole facts of the host. */
export function onHost(evidence: Evidence, hostname: string): Evidence {
  const facts: HostFacts = {
    hostname,
    system: "Linux",
    kernel: "6",
    architecture: "x64",
    distribution: null,
    virtualisation: null,
    collectedBy: { uid: 0, name: "root" },
    privilege: "full",
  };
  const host = { status: "observed", source: "test", facts } as const;
  return { ...evidence, target: hostname, observations: { ...evidence.observations, host } };
}
