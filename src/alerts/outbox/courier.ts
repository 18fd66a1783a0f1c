import type { AlertGroup, Delivery } from "../../model/alert.ts";
import type { Outbox, QueuedDelivery } from "./outbox.ts";
import { retryDelay, RETRY_TIMES } from "./retry-delay.ts";
import type { RetryTimes } from "./retry-delay.ts";

/** The way to one receiver. */
export interface Sender {
  readonly lane: string;
  /** Seconds after which an undelivered group is given up. */
  readonly keep: number;
  /** One attempt. It has a time limit of its own. */
  readonly send: (group: AlertGroup) => Promise<Delivery>;
}

/** What became of one attempt; `dropped` is lost for this receiver. */
export interface DeliveryNews {
  readonly lane: string;
  readonly group: string;
  readonly status: "delivered" | "delayed" | "dropped";
  readonly detail: string;
}

/** What a courier needs. */
export interface CourierTools {
  readonly outbox: Outbox;
  readonly tell: (news: DeliveryNews) => void;
  readonly times?: RetryTimes;
}

/**
 * Brings what is in an outbox to its receivers: each lane in its order and on its own, so that a dead receiver holds
 * up nobody else. Never throws.
 */
export class Courier {
  readonly #tools: CourierTools;
  readonly #busy = new Map<string, Promise<void>>();
  /** Lanes that were asked for while they were busy, perhaps too late for the one who was at it. */
  readonly #again = new Set<string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #senders: ReadonlyMap<string, Sender> = new Map();
  #status: "working" | "stopped" = "working";

  constructor(tools: CourierTools, senders: readonly Sender[]) {
    this.#tools = tools;
    this.replace(senders);
  }

  /** Takes other receivers from now on, and looks at all lanes. What waits for a lane that is gone keeps waiting. */
  replace(senders: readonly Sender[]): void {
    this.#senders = new Map(senders.map((sender) => [sender.lane, sender]));
    this.wake();
  }

  /** Looks at all lanes: something was put into the outbox. */
  wake(): void {
    for (const lane of this.#senders.keys()) this.#serve(lane);
  }

  /** Waits for the attempts that are under way, and for those that follow at once. */
  async settled(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }

  /** Begins no further attempt, and waits for those under way. */
  async stop(): Promise<void> {
    this.#status = "stopped";
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.settled();
  }

  #serve(lane: string): void {
    if (this.#status === "stopped") return;
    if (this.#busy.has(lane)) {
      this.#again.add(lane);
      return;
    }
    clearTimeout(this.#timers.get(lane));
    // A turn later: what is thrown here must not reach the one who called.
    const work = Promise.resolve()
      .then(() => this.#empty(lane))
      .catch((fault: unknown) => {
        this.#later(lane, this.#times.firstMs);
        this.#tell({ lane, group: "", status: "delayed", detail: `the outbox failed: ${String(fault)}` });
      })
      .finally(() => {
        this.#busy.delete(lane);
        if (this.#again.delete(lane)) this.#serve(lane);
      });
    this.#busy.set(lane, work);
  }

  async #empty(lane: string): Promise<void> {
    for (;;) {
      const sender = this.#senders.get(lane);
      const delivery = this.#tools.outbox.take(lane);
      if (sender === undefined || delivery === null || this.#status === "stopped") return;
      const wait = delivery.notBefore - Date.now();
      // Where the clock was set back, the time to wait for means nothing.
      if (wait > 0 && wait <= this.#times.longestMs * 2) {
        this.#later(lane, wait);
        return;
      }
      this.#settle(sender, delivery, await attempt(sender, delivery.group));
    }
  }

  #settle(sender: Sender, delivery: QueuedDelivery, outcome: Delivery): void {
    const { outbox } = this.#tools;
    const news = { lane: delivery.lane, group: delivery.group.id };
    if (outcome.status === "delivered") {
      outbox.done(delivery);
      this.#tell({ ...news, status: "delivered", detail: "" });
    } else if (outcome.status === "refused" || isTooOld(sender, delivery)) {
      outbox.done(delivery);
      this.#tell({ ...news, status: "dropped", detail: outcome.detail });
    } else {
      const own = retryDelay(delivery.attempts + 1, Math.random(), this.#times);
      outbox.failed(delivery, Date.now() + Math.max(own, this.#askedFor(outcome)));
      this.#tell({ ...news, status: "delayed", detail: outcome.detail });
    }
  }

  /** Milliseconds that the receiver asks for, up to the longest time between two attempts. */
  #askedFor({ retryAfter = 0 }: Extract<Delivery, { status: "failed" }>): number {
    return Math.min(retryAfter * 1000, this.#times.longestMs);
  }

  #later(lane: string, milliseconds: number): void {
    clearTimeout(this.#timers.get(lane));
    const timer = setTimeout(() => {
      this.#timers.delete(lane);
      this.#serve(lane);
    }, milliseconds);
    this.#timers.set(lane, timer.unref());
  }

  #tell(news: DeliveryNews): void {
    this.#tools.tell(news);
  }

  get #times(): RetryTimes {
    return this.#tools.times ?? RETRY_TIMES;
  }
}

async function attempt(sender: Sender, group: AlertGroup): Promise<Delivery> {
  try {
    return await sender.send(group);
  } catch (fault) {
    return { status: "failed", detail: fault instanceof Error ? fault.message : String(fault) };
  }
}

function isTooOld({ keep }: Sender, { queuedAt }: QueuedDelivery): boolean {
  return Date.now() - queuedAt > keep * 1000;
}
