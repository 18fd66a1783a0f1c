import type { Courier } from "../../alerts/outbox/courier.ts";
import type { WatchStore } from "../../store/watch-store.ts";
import type { TellEvent } from "../../watch/watch-event.ts";
import { EXIT } from "../exit-codes.ts";
import { runOnce } from "./keep-watching.ts";
import type { WatchSetup } from "./watch-setup.ts";

/** What one run of every watch needs. */
export interface OnceTools {
  readonly store: WatchStore;
  readonly courier: Courier;
  readonly tell: TellEvent;
}

/** One run of every watch, and one attempt to send what comes of it; what is not sent waits for the next time. */
export async function onceOver(
  { watches, receivers }: WatchSetup,
  { store, courier, tell }: OnceTools,
): Promise<number> {
  const never = new AbortController().signal;
  const tools = {
    store,
    receivers,
    tell,
    afterRun: () => undefined,
    onRun: () => undefined,
    stopping: never,
    ended: never,
  };
  const outcomes = [];
  for (const watch of watches) outcomes.push(await runOnce(watch, tools));
  courier.wake();
  await courier.settled();
  await courier.stop();
  return outcomes.includes("failed") ? EXIT.incomplete : 0;
}
