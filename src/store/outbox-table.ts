import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Outbox, QueuedDelivery } from "../alerts/outbox/outbox.ts";
import type { AlertGroup } from "../model/alert.ts";

/** The outbox of the state file. Every call throws where the disk fails; what was put in stays there then. */
export class OutboxTable implements Outbox {
  readonly #take: StatementSync;
  readonly #done: StatementSync;
  readonly #failed: StatementSync;
  readonly #lengths: StatementSync;

  constructor(database: DatabaseSync) {
    this.#take = database.prepare("SELECT * FROM outbox WHERE receiver = ? ORDER BY number LIMIT 1");
    this.#done = database.prepare("DELETE FROM outbox WHERE number = ?");
    this.#failed = database.prepare(
      "UPDATE outbox SET attempts = attempts + 1, next_at = ? WHERE number = ?",
    );
    this.#lengths = database.prepare("SELECT receiver, count(*) AS length FROM outbox GROUP BY receiver");
  }

  take(lane: string): QueuedDelivery | null {
    const row = this.#take.get(lane);
    if (row === undefined) return null;
    return {
      id: Number(row.number),
      lane,
      group: JSON.parse(String(row.alert_group)) as AlertGroup,
      attempts: Number(row.attempts),
      queuedAt: Number(row.created_at),
      notBefore: Number(row.next_at),
    };
  }

  done({ id }: QueuedDelivery): void {
    this.#done.run(id);
  }

  failed({ id }: QueuedDelivery, notBefore: number): void {
    this.#failed.run(notBefore, id);
  }

  /** How much waits for each receiver that something waits for. */
  lengths(): ReadonlyMap<string, number> {
    return new Map(this.#lengths.all().map(({ receiver, length }) => [String(receiver), Number(length)]));
  }
}
