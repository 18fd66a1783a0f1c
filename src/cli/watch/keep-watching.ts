import { nextRun } from "../../watch/config/next-run.ts";
import type { TellEvent } from "../../watch/watch-event.ts";
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
  let due = Date.now();
  do {
    await runOnce(watch, tools);
    const next = nextRun(settings.schedule, due, Date.now());
    if (next.skipped > 0) tools.tell({ kind: "runs-skipped", watch: settings.name, count: next.skipped });
    due = next.at;
  } while ((await sleepUntil(due + Math.random() * settings.jitterMs, tools.stopping)) === "slept");
}

/** One run of a watch, and what comes of it. Never throws: what goes wrong is told, and the next run tries again. */
export async function runOnce(watch: PlannedWatch, tools: WatchTools): Promise<"kept" | "failed"> {
  const { settings } = watch;
  const startedAt = Date.now();
  tools.onRun(watch, "begun");
  try {
    const watched = await watchedRun(watch, tools.ended);
    if (tools.ended.aborted) {
      tools.tell({ kind: "run-given-up", watch: settings.name });
      return "failed";
    }
    tools.tell(concludeRun({ settings, startedAt, endedAt: Date.now(), watched }, tools));
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
  const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return { kind: "run-failed", watch, detail } as const;
}
