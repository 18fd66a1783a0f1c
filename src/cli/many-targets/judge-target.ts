import type { OpenSource } from "../../app/evidence-source.ts";
import { runAudit } from "../../app/run-audit.ts";
import type { AuditOptions } from "../../app/run-audit.ts";
import { unreachableTarget } from "../../app/unreachable-target.ts";
import { applyGate } from "../../gate/apply-gate.ts";
import type { Gate } from "../../gate/apply-gate.ts";
import type { Unavailable } from "../../model/observation.ts";
import type { Policy } from "../../model/policy.ts";
import type { Labelled } from "../../model/target-label.ts";
import type { AuditReport } from "../../model/report.ts";
import type { AskedTarget } from "./asked-target.ts";
import type { RunWatch } from "./run-watch.ts";
import { withinTime } from "./within-time.ts";

/** What a target is judged by. */
export interface Judging {
  readonly judged: readonly Policy[];
  readonly asked: AuditOptions;
  readonly gate: Gate;
  /** How the source is looked at; absent: as by `audit run`. */
  readonly look?: typeof runAudit;
}

/** What the judging of a target needs of the run that it is a part of. */
export type RunFrame = Pick<RunWatch, "ended" | "follow">;

/** The report of a target, and what is wrong with this program where its work ended in an exception. */
export interface JudgedTarget {
  readonly report: AuditReport;
  readonly bug: unknown;
}

/**
 * Judges one target. One that cannot be reached, takes longer than its time or trips over a bug is ERROR for its rules,
 * so that the others go on.
 */
export async function judgeTarget(
  target: AskedTarget,
  judging: Judging,
  watch: RunFrame,
): Promise<JudgedTarget> {
  const { seconds, named } = target;
  const came = await watch.follow(named.name, (open) => {
    const work = (over: AbortSignal) => {
      const opened = judgeOpened(target, judging, over);
      open(opened);
      return opened;
    };
    return withinTime(work, seconds, watch.ended);
  });
  if (came.status === "done") return { report: came.value, bug: null };
  const why = came.status === "late" ? lateWords(seconds) : bugWords(came.fault);
  const report = await judgeUnseen(target, judging, why);
  return { report, bug: came.status === "failed" ? came.fault : null };
}

async function judgeOpened(target: AskedTarget, judging: Judging, over: AbortSignal): Promise<AuditReport> {
  const opened = await target.named.open(over);
  if (opened.status === "unavailable") return await judgeUnseen(target, judging, opened);
  const source = opened.value;
  const close = closeOnce(source);
  const closeEarly = () => {
    close().catch(() => undefined);
  };
  over.addEventListener("abort", closeEarly);
  try {
    if (over.aborted) return await judgeUnseen(target, judging, lateWords(target.seconds));
    return await judgeSource(target, judging, source.target);
  } finally {
    over.removeEventListener("abort", closeEarly);
    await close();
  }
}

/** Closed when its time is over or its work is done, whichever comes first. */
function closeOnce(source: OpenSource): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return async () => {
    closing ??= Promise.resolve().then(() => source.close());
    await closing;
  };
}

async function judgeUnseen(target: AskedTarget, judging: Judging, why: Unavailable): Promise<AuditReport> {
  return await judgeSource(target, judging, unreachableTarget(target.named.name, why));
}

async function judgeSource(
  { named, entry, own }: AskedTarget,
  { judged, asked, gate, look = runAudit }: Judging,
  source: OpenSource["target"],
): Promise<AuditReport> {
  if (source.kind !== "evidence") await source.expectHolders();
  const found = await look(judged, source, asked);
  const report = own?.remark(found) ?? found;
  return applyGate({ ...report, target: named.name, ...saidOf(entry) }, gate);
}

function saidOf(entry: AskedTarget["entry"]): Labelled {
  if (entry === null) return {};
  const labels = [...entry.labels].map(([name, { text: value }]) => ({ name, value }));
  return { groups: entry.groups, labels };
}

function lateWords(seconds: number): Unavailable {
  const detail = `The target took longer than the ${seconds} s that it may take (--target-timeout, or timeout in the inventory).`;
  return { status: "unavailable", reason: "timed-out", detail };
}

function bugWords(fault: unknown): Unavailable {
  const words = fault instanceof Error ? fault.message : String(fault);
  return { status: "unavailable", reason: "failed", detail: `Reading the target failed: ${words}` };
}
