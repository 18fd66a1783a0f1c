import type { Evidence, EvidenceRequest } from "../../model/evidence.ts";
import { SOCKET_TABLES } from "../../model/listening-socket.ts";
import { ALL_PORTS } from "../../model/port-set.ts";
import type { Policy } from "../../model/policy.ts";
import type { AuditReport } from "../../model/report.ts";
import { runWithEvidence } from "../../app/run-audit.ts";
import { PLAIN_GATE } from "../../gate/apply-gate.ts";
import { DEFAULT_REGEX_MILLISECONDS } from "../../regex/regex-budget.ts";
import { commandLeave } from "../commands/command-leave.ts";
import type { AskedTarget } from "../many-targets/asked-target.ts";
import { inTurn } from "../many-targets/in-turn.ts";
import { judgeTarget } from "../many-targets/judge-target.ts";
import type { Judging } from "../many-targets/judge-target.ts";
import type { PlannedWatch } from "./watch-setup.ts";

/** What was seen and judged of one target. */
export interface WatchedTarget {
  readonly policies: readonly Policy[];
  readonly report: AuditReport;
  readonly evidence: Evidence;
  /** What is wrong with this program, where the work ended in an exception. */
  readonly bug: unknown;
}

/** Every table with all owners: what opens, closes or changes hands beside what the rules speak of. */
const EVERY_TABLE: readonly EvidenceRequest[] = SOCKET_TABLES.map((table) => ({
  kind: "listening-sockets",
  table,
  owners: [{ ports: ALL_PORTS, depth: "every", details: ["sha256", "package"] }],
}));

const NO_COMMANDS = { allowCommand: [] } as const;

/** Looks at all targets of a watch, some at the same time; fewer of them where `ended` is aborted meanwhile. */
export async function watchedRun(watch: PlannedWatch, ended: AbortSignal): Promise<readonly WatchedTarget[]> {
  const { settings, targets } = watch;
  const watched: WatchedTarget[] = [];
  await inTurn(targets, { atOnce: settings.parallel, ended }, async (target, place) => {
    watched[place] = await watchedTarget(watch, target, ended);
  });
  return watched;
}

async function watchedTarget(
  { settings, shelf, commands = NO_COMMANDS }: PlannedWatch,
  target: AskedTarget,
  ended: AbortSignal,
): Promise<WatchedTarget> {
  // By the list that a report and its copies share: what comes late must not be taken for what was waited for.
  const seen = new WeakMap<AuditReport["evidence"], Evidence>();
  const judged = shelf.policiesFor(target).policies.map(({ policy }) => policy);
  const judging: Judging = {
    judged,
    asked: {
      loopback: settings.loopback === "watched" ? "counted" : "left-out",
      regexMilliseconds: DEFAULT_REGEX_MILLISECONDS,
      host: "brief",
      wanted: EVERY_TABLE,
      commands: commandLeave(commands, judged),
    },
    gate: PLAIN_GATE,
    look: async (policies, source, options) => {
      const { report, evidence } = await runWithEvidence(policies, source, options);
      seen.set(report.evidence, evidence);
      return report;
    },
  };
  const follow = <T>(_: string, work: (open: () => void) => Promise<T>) => work(() => undefined);
  const { report, bug } = await judgeTarget(target, judging, { ended, follow });
  const evidence = seen.get(report.evidence);
  if (evidence === undefined) throw new Error(`The report of ${report.target} has lost its evidence.`);
  return { policies: judged, report, evidence, bug };
}
