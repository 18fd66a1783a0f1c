import type { Evidence } from "../../src/model/evidence.ts";
import type { Finding } from "../../src/model/report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import type { FindingStatus } from "../../src/model/verdict.ts";
import { sightingOf } from "../../src/watch/changes/sighting-of.ts";
import { slimEvidence } from "../../src/watch/changes/slim-evidence.ts";
import { advanceWatch } from "../../src/watch/state/advance-watch.ts";
import type { EndedRun } from "../../src/watch/state/ended-run.ts";
import { NO_MEMORY } from "../../src/watch/state/watch-memory.ts";
import type { WatchMemory } from "../../src/watch/state/watch-memory.ts";
import { evidenceOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";

/** What one run sees: a host in a few words, and how its rules come out. */
export interface SeenRun {
  readonly host?: Host | "blind";
  /** Status of each rule by its id; a rule whose id begins with `required` wants an open port. */
  readonly rules?: Readonly<Record<string, FindingStatus>>;
}

type Rhythm = Partial<Pick<EndedRun, "remindMs" | "mostPerHour">> & { readonly stepMs?: number };

/** Runs one after the other, a minute between them; gives what each tells: `new opened tcp 0.0.0.0:80`. */
export function watchRuns(runs: readonly SeenRun[], rhythm: Rhythm = {}): readonly (readonly string[])[] {
  return watchInDetail(runs, rhythm).map(({ alerts }) =>
    alerts.map(({ state, kind, subject }) => `${state} ${kind} ${subject}`).sort(),
  );
}

/** The same, with everything that comes of each run. What is remembered goes through JSON, as through the state file. */
export function watchInDetail(runs: readonly SeenRun[], rhythm: Rhythm = {}) {
  let memory: WatchMemory = NO_MEMORY;
  let reference: Evidence | null = null;
  return runs.map((run, index) => {
    const evidence = seenBy(run.host ?? {});
    const seen = slimEvidence(evidence, "left-out");
    const sighted = sightingOf({ report: reportOf(run.rules ?? {}), seen, reference });
    const advanced = advanceWatch(memory, {
      idOf: (words) => JSON.stringify([index, ...words]),
      now: Date.UTC(2026, 0, 1) + index * (rhythm.stepMs ?? 60_000),
      sightings: [sighted.sighting],
      remindMs: rhythm.remindMs ?? null,
      mostPerHour: rhythm.mostPerHour ?? 100,
    });
    memory = throughJson(advanced.memory);
    reference = throughJson(sighted.reference);
    return advanced;
  });
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function seenBy(host: Host | "blind"): Evidence {
  if (host !== "blind") return evidenceOf(host);
  const evidence = evidenceOf({});
  const lost = { status: "unavailable", source: "ssh", reason: "timed-out", detail: "no answer" } as const;
  const observations = Object.fromEntries(Object.keys(evidence.observations).map((key) => [key, lost]));
  return { ...evidence, observations };
}

function reportOf(rules: Readonly<Record<string, FindingStatus>>): AuditReport {
  const findings = Object.entries(rules).map(([id, status]) => findingOf(id, status));
  return { target: "test", findings } as unknown as AuditReport;
}

function findingOf(id: string, status: FindingStatus): Finding {
  const type = id.startsWith("required") ? "AUDIT_REQUIRED_OPEN_PORTS" : "AUDIT_DENIED_OPEN_PORTS";
  const text = { description: id, info: [], solution: [], seeAlso: [], reference: [] };
  const judged = { expected: "closed", found: [], notes: [] };
  const location = { file: "a.audit", line: 1, column: 1 };
  const rule = { id, type, severity: "HIGH", text, source: [], location } as const;
  const error = { status: "error", reason: "missing-privilege", detail: "not root" } as const;
  if (status === "SKIPPED") return { status, rule, verdict: { status: "skipped", detail: "another system" } };
  if (status === "ERROR") return { status, rule, verdict: { ...judged, ...error } };
  const words = { PASSED: "passed", FAILED: "failed", WARNING: "warning" } as const;
  return { status, rule, verdict: { ...judged, status: words[status] } };
}
