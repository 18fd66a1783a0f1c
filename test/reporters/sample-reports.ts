import type { AuditReport, EvidenceSummary } from "../../src/model/report.ts";
import { acceptedFindings } from "./sample-accepted.ts";
import { host, report } from "./build-report.ts";
import { seenFindings } from "./sample-actual.ts";
import { hostileReport } from "./hostile-report.ts";
import { brief, finding, surprise, verdictsOfEveryKind } from "./sample-findings.ts";
import { listener } from "./sample-listeners.ts";

const PARTLY_SEEN: readonly EvidenceSummary[] = [
  {
    key: "listening-sockets:tcp",
    status: "observed",
    source: "/proc/net/tcp",
    gaps: [{ reason: "vanished", detail: "Process 4711 ended while it was looked into." }],
  },
  {
    key: "listening-sockets:udp6",
    status: "unavailable",
    source: "/proc/net/udp6",
    reason: "missing-privilege",
    detail: "/proc/net/udp6 cannot be read.",
    gaps: [],
  },
];

const passedFinding = (index: number) =>
  finding("PASSED", verdictsOfEveryKind.passed, {
    id: `ports-${index}`,
    type: "AUDIT_REQUIRED_OPEN_PORTS",
    text: brief(index === 0 ? "SSH is open" : `Service number ${index} is open`),
    location: { file: "ports.audit", line: 30 + index, column: 1 },
  });

const errorFinding = finding("ERROR", verdictsOfEveryKind.error, {
  type: "AUDIT_DENIED_OPEN_PORTS",
  text: brief("No UDP service may run"),
});

const warningFinding = finding("WARNING", verdictsOfEveryKind.warning, {
  type: "AUDIT_DENIED_OPEN_PORTS",
  severity: "LOW",
  text: brief("No UDP service should run"),
});

const skippedFinding = finding("SKIPPED", verdictsOfEveryKind.skipped, {
  text: brief("Remote Desktop is closed"),
});

const manySurprises = finding("FAILED", {
  ...verdictsOfEveryKind.failed,
  found: Array.from({ length: 5000 }, (_, index) => ({
    ...surprise,
    listener: listener({ port: 10_000 + index }),
  })),
});

const STATUSES = ["PASSED", "FAILED", "WARNING", "ERROR", "SKIPPED"] as const;
const verdictFor = {
  PASSED: verdictsOfEveryKind.passed,
  FAILED: verdictsOfEveryKind.failed,
  WARNING: verdictsOfEveryKind.failed,
  ERROR: verdictsOfEveryKind.error,
  SKIPPED: verdictsOfEveryKind.skipped,
};

/** Reports of every shape, by name. */
export const sampleReports: Readonly<Record<string, AuditReport>> = {
  empty: report([], { policies: [], evidence: [], host: null }),
  "all passed": report([0, 1, 2].map(passedFinding)),
  mixed: report(
    [
      passedFinding(0),
      finding("FAILED", verdictsOfEveryKind.failed),
      warningFinding,
      errorFinding,
      skippedFinding,
      passedFinding(1),
    ],
    {
      evidence: PARTLY_SEEN,
      diagnostics: [
        {
          code: "AUD3001",
          severity: "note",
          message: "Nessus reads 8080-8089 as a pattern that matches nothing",
          hint: "Write 808[0-9] for both.",
          location: { file: "ports.audit", line: 14, column: 12 },
        },
      ],
      conditions: [
        {
          location: { file: "ports.audit", line: 20, column: 3 },
          mode: "and",
          outcome: "fails",
          members: STATUSES.map((status, index) => ({
            status,
            description: `Member ${index}`,
            location: { file: "ports.audit", line: 21 + index, column: 5 },
          })),
        },
      ],
    },
  ),
  "errors only": report([errorFinding, errorFinding], {
    evidence: PARTLY_SEEN,
    host: { ...host, collectedBy: { uid: 1000, name: "alice" }, privilege: "limited" },
  }),
  "warnings only": report([warningFinding]),
  accepted: report(acceptedFindings, {
    gate: {
      status: "failed",
      asked: ["--waivers waivers.yml", "--baseline before.json"],
      reasons: ["4 rules fail the gate."],
      gone: [
        {
          ruleId: "ports-9",
          description: "Nothing else may listen",
          status: "FAILED",
          found: ["tcp 0.0.0.0:9"],
        },
      ],
    },
  }),
  "nothing applies": report([skippedFinding, skippedFinding]),
  "values as they were seen": report(seenFindings),
  "hostile text": hostileReport,
  "five thousand surprises": report([manySurprises]),
  "ten thousand findings": report(
    Array.from({ length: 10_000 }, (_, index) => {
      const status = STATUSES[index % STATUSES.length]!;
      return finding(status, verdictFor[status], { id: `many-${index}`, text: brief(`Rule ${index}`) });
    }),
  ),
};
