import type { HostFacts } from "../../src/model/evidence.ts";
import { countOutcomes } from "../../src/model/outcome.ts";
import type { AuditReport, EvidenceSummary, Finding } from "../../src/model/report.ts";
import { digests } from "./sample-listeners.ts";

export const host: HostFacts = {
  hostname: "web1",
  system: "Linux",
  kernel: "6.1.0-18-amd64",
  architecture: "x86_64",
  distribution: "Debian GNU/Linux 12 (bookworm)",
  virtualisation: null,
  collectedBy: { uid: 0, name: "root" },
  privilege: "full",
};

const SEEN: readonly EvidenceSummary[] = [
  { key: "listening-sockets:tcp", status: "observed", source: "/proc/net/tcp", gaps: [] },
  { key: "listening-sockets:tcp6", status: "observed", source: "/proc/net/tcp6", gaps: [] },
  { key: "service-names", status: "observed", source: "/etc/services", gaps: [] },
];

/** A report of these findings, its counts counted. */
export function report(findings: readonly Finding[], parts: Partial<AuditReport> = {}): AuditReport {
  return {
    schemaVersion: "1.3",
    tool: { name: "dotaudit", version: "0.1.0" },
    startedAt: "2026-11-21T06:04:11.123Z",
    durationMs: 45,
    target: "web1",
    host,
    policies: [{ file: "ports.audit", checkType: "Unix", sha256: digests.sha256, variables: [] }],
    counts: countOutcomes(findings),
    evidence: SEEN,
    diagnostics: [],
    conditions: [],
    findings,
    ...parts,
  };
}
