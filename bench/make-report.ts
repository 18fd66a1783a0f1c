import type { ListeningSocket } from "../src/model/listening-socket.ts";
import { countOutcomes } from "../src/model/outcome.ts";
import type { AuditReport, Finding } from "../src/model/report.ts";
import type { FindingStatus } from "../src/model/verdict.ts";

const STATUSES: readonly FindingStatus[] = [
  "PASSED",
  "FAILED",
  "WARNING",
  "PASSED",
  "ERROR",
  "PASSED",
  "SKIPPED",
];

/** A report of so many findings as a large run has them: texts, references, listeners with their owners, waivers. */
export function makeReport(size: number): AuditReport {
  const findings = Array.from({ length: size }, (_, index) => findingOf(index));
  return {
    schemaVersion: "1.3",
    tool: { name: "dotaudit", version: "0.1.0" },
    startedAt: "2026-11-21T06:04:11.123Z",
    durationMs: 4500,
    target: "web1",
    host: {
      hostname: "web1",
      system: "Linux",
      kernel: "6.1.0-18-amd64",
      architecture: "x86_64",
      distribution: "Debian GNU/Linux 12 (bookworm)",
      virtualisation: null,
      collectedBy: { uid: 0, name: "root" },
      privilege: "full",
    },
    policies: [{ file: "ports.audit", checkType: "Unix", sha256: "0".repeat(64), variables: [] }],
    counts: countOutcomes(findings),
    evidence: [{ key: "listening-sockets:tcp", status: "observed", source: "/proc/net/tcp", gaps: [] }],
    diagnostics: [],
    conditions: [],
    findings,
  };
}

function findingOf(index: number): Finding {
  const status = STATUSES[index % STATUSES.length] ?? "PASSED";
  const file = "ports.audit";
  return {
    status,
    rule: {
      id: `ports/rule-number-${index}`,
      type: "AUDIT_ALLOWED_OPEN_PORTS",
      severity: "HIGH",
      text: {
        description: `${index}. Only the listed ports are open on this kind of host`,
        info: ["Every open port is a way in. What nobody listed is what nobody maintains."],
        solution: ["Stop the service, bind it to loopback, or list its port."],
        seeAlso: ["https://example.org/hardening/ports"],
        reference: ["800-53|CM-7", `CIS|9.${index}`],
      },
      source: [
        ["type", "AUDIT_ALLOWED_OPEN_PORTS"],
        ["ports", '"22, 443"'],
      ],
      location: { file, line: 1 + index * 8, column: 1 },
    },
    verdict: verdictOf(status, index),
    ...(index % 70 === 1 ? { waiver: WAIVER } : {}),
  };
}

const WAIVER = {
  state: "in-force",
  reason: "replaced in December",
  approver: "Jo Brand",
  ticket: "SEC-12",
  from: null,
  until: "2026-12-31Z",
  location: { file: "waivers.yml", line: 2, column: 5 },
} as const;

function verdictOf(status: FindingStatus, index: number): Finding["verdict"] {
  const item = { text: "open, and not in the list", listener: listenerOn(1024 + (index % 60_000)) };
  const judged = { expected: "Only TCP ports 22, 443 may be open", found: [item], notes: [] };
  switch (status) {
    case "PASSED":
      return { status: "passed", ...judged, found: [] };
    case "SKIPPED":
      return { status: "skipped", detail: "The rule is for SunOS; this system is Linux." };
    case "ERROR":
      return {
        status: "error",
        reason: "missing-privilege",
        detail: "/proc/net/tcp6 cannot be read.",
        ...judged,
      };
    case "FAILED":
    case "WARNING":
      return { status: "failed", ...judged };
  }
}

function listenerOn(port: number): ListeningSocket {
  const user = { uid: 999, name: "metrics" };
  return {
    transport: "tcp",
    family: "ipv4",
    address: "0.0.0.0",
    scope: "any",
    v6only: "not-applicable",
    device: null,
    port,
    networkNamespace: 4026531840,
    inode: 70_000 + port,
    uid: 999,
    owners: {
      status: "complete",
      processes: [
        {
          pid: port,
          parentPid: 1,
          startedAt: 1_795_262_054_320,
          comm: "node_exporter",
          arguments: ["/usr/bin/node_exporter", "--web.listen-address=:9100"],
          executable: { status: "observed", value: { path: "/usr/bin/node_exporter", deleted: false } },
          realUser: user,
          effectiveUser: user,
          cgroup: "/system.slice/node-exporter.service",
          unit: "node-exporter.service",
          container: null,
          networkNamespace: 4026531840,
        },
      ],
    },
  };
}
