import type { PlannedDelivery } from "../plan-deliveries.ts";
import type { Outbox, QueuedDelivery } from "./outbox.ts";

/** An outbox that ends with the process: for a single run, and for those who have no state file. */
export class MemoryOutbox implements Outbox {
  readonly #queues = new Map<string, QueuedDelivery[]>();
  #last = 0;

  /** Puts deliveries at the end of their lanes; `now` in epoch milliseconds. */
  put(deliveries: readonly PlannedDelivery[], now: number): void {
    for (const { receiver: lane, group } of deliveries) {
      this.#last += 1;
      const queued = { id: this.#last, lane, group, attempts: 0, queuedAt: now, notBefore: now };
      const queue = this.#queues.get(lane);
      if (queue === undefined) this.#queues.set(lane, [queued]);
      else queue.push(queued);
    }
  }

  take(lane: string): QueuedDelivery | null {
    return this.#queues.get(lane)?.[0] ?? null;
  }

  done({ lane, id }: QueuedDelivery): void {
    const rest = this.#queues.get(lane)?.filter((queued) => queued.id !== id) ?? [];
    if (rest.length === 0) this.#queues.delete(lane);
    else this.#queues.set(lane, rest);
  }

  failed({ lane, id }: QueuedDelivery, notBefore: number): void {
    const queue = this.#queues.get(lane) ?? [];
    const at = queue.findIndex((queued) => queued.id === id);
    const queued = queue[at];
    if (queued !== undefined) queue[at] = { ...queued, attempts: queued.attempts + 1, notBefore };
  }
}
