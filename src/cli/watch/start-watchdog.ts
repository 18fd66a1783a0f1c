import type { Notifier } from "./notify.ts";

/** What a watchdog needs to know. */
export interface WatchdogContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether the program gets on: a run that hangs is not life, though timers go on. */
  readonly isAlive: () => boolean;
}

const SHORTEST_MS = 200;
const LONGEST_MS = 86_400_000;

/**
 * Says that the program is alive, twice in the time that systemd gives it (sd_watchdog_enabled(3)), as long as it is. Does
 * nothing where nobody asks for it. Ends with the function that it returns.
 */
export function startWatchdog(
  notifier: Pick<Notifier, "watchdog">,
  { environment, isAlive }: WatchdogContext,
): () => void {
  const limit = limitOf(environment);
  if (limit === null) return () => undefined;
  const timer = setInterval(() => {
    if (isAlive()) notifier.watchdog();
  }, limit / 2);
  return () => {
    clearInterval(timer);
  };
}

/** Milliseconds; `null` where nobody waits for a sign of this process, or of the launcher that handed over to it. */
function limitOf({
  WATCHDOG_USEC: micros,
  WATCHDOG_PID: pid,
}: WatchdogContext["environment"]): number | null {
  const isMeant = pid === undefined || [process.pid, process.ppid].map(String).includes(pid);
  const limit = /^\d{1,15}$/.test(micros ?? "") ? Number(micros) / 1000 : 0;
  return isMeant && limit > 0 ? Math.min(Math.max(limit, SHORTEST_MS), LONGEST_MS) : null;
}
