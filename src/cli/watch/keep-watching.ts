import { nextRun } from "../../watch/config/next-run.ts";
import type { WatchSettings } from "../../watch/config/watch-config.ts";
import type { TellEvent } from "../../watch/watch-event.ts";
import { storeFault } from "../../store/store-fault.ts";
import { concludeRun } from "./conclude-run.ts";
import type { RunKeeping } from "./conclude-run.ts";
import { sleepUntil } from "./sleep-until.ts";
import { watchedRun } from "./watched-run.ts";
import type { PlannedWatch } from "./watch-setup.ts";

/** What a watch needs to go on. */
export interface WatchTools extends RunKeeping {
  readonly tell: TellEvent;
  /** Called when a run was kept: there may be something to send. */
  readonly afterRun: () => void;
  /** No further run is begun. */
  readonly stopping: AbortSignal;
  /** The run that goes on is given up. */
  readonly ended: AbortSignal;
  readonly onRun: (watch: PlannedWatch, state: "begun" | "ended") => void;
}

/** Runs a watch at once and then by its schedule, one run at a time, until it is stopped. Never throws. */
export async function keepWatching(watch: PlannedWatch, tools: WatchTools): Promise<void> {
  const { settings } = watch;
  let due: number | null = Date.now();
  while (due !== null) {
    await runOnce(watch, tools);
    if (tools.stopping.aborted) return;
    const next = nextRun(settings.schedule, due, Date.now());
    if (next.skipped > 0) tools.tell({ kind: "runs-skipped", watch: settings.name, count: next.skipped });
    due = await waitForRun(settings, next.at, tools.stopping);
  }
}

/** Waits until a run is due, and says when it was; `null` where it is not wanted any more. */
async function waitForRun(
  { schedule, jitterMs }: WatchSettings,
  first: number,
  stopping: AbortSignal,
): Promise<number | null> {
  for (let due = first; ; due = nextRun(schedule, Date.now(), Date.now()).at) {
    const end = await sleepUntil(due + Math.random() * jitterMs, stopping);
    if (end !== "set-back") return end === "slept" ? due : null;
  }
}

/** One run of a watch, and what comes of it. Never throws: what goes wrong is told, and the next run tries again. */
export async function runOnce(watch: PlannedWatch, tools: WatchTools): Promise<"kept" | "failed"> {
  const { settings } = watch;
  const begun = performance.now();
  tools.onRun(watch, "begun");
  try {
    const watched = await watchedRun(watch, tools.ended);
    if (tools.ended.aborted) {
      tools.tell({ kind: "run-given-up", watch: settings.name });
      return "failed";
    }
    const endedAt = Date.now();
    // How long it took is no affair of a clock that was set meanwhile.
    const startedAt = endedAt - Math.round(performance.now() - begun);
    tools.tell(concludeRun({ settings, startedAt, endedAt, watched }, tools));
    for (const { bug } of watched) if (bug !== null) tools.tell(failure(settings.name, bug));
    tools.afterRun();
    return "kept";
  } catch (fault) {
    tools.tell(failure(settings.name, fault));
    return "failed";
  } finally {
    tools.onRun(watch, "ended");
  }
}

function failure(watch: string, fault: unknown) {
  const trace = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  const words = storeFault(fault);
  const detail = words === null ? trace : `nothing of it could be kept in the state file: ${words}`;
  return { kind: "run-failed", watch, detail } as const;
}
