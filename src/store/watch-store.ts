import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { AlertGroup } from "../model/alert.ts";
import { NO_MEMORY } from "../watch/state/watch-memory.ts";
import type { WatchMemory } from "../watch/state/watch-memory.ts";

/** What is known of a watch: how many runs it had, and what it remembers of them. */
export interface KnownWatch {
  readonly run: number;
  readonly memory: WatchMemory;
}

/** What one run leaves behind. */
export interface RunRecord {
  readonly watch: string;
  readonly run: number;
  /** Epoch milliseconds. */
  readonly endedAt: number;
  readonly memory: WatchMemory;
  /** What was seen of targets, where it is not as it was. The text means nothing here. */
  readonly seen: ReadonlyMap<string, string>;
  /** Every target that is watched: what is kept of others is let go of. */
  readonly targets: readonly string[];
  readonly outgoing: readonly OutgoingGroup[];
  /** Ids of troubles that were accepted, and that this run has taken note of. */
  readonly accepted?: readonly string[];
}

/** A group that is to be sent to a receiver. */
interface OutgoingGroup {
  readonly receiver: string;
  readonly group: AlertGroup;
}

/** The state file: what is remembered of every watch, and what is still to be sent. */
export class WatchStore {
  /** For the other tables of this room. */
  readonly database: DatabaseSync;
  readonly #statements: Statements;
  readonly #held: readonly DatabaseSync[];

  /** Closes everything that is `held` for it, itself included. */
  constructor(database: DatabaseSync, held: readonly DatabaseSync[]) {
    this.database = database;
    this.#held = held;
    this.#statements = prepareStatements(database);
  }

  /** Drawn when the file was made: two files never make the same ids. */
  get identity(): string {
    return String(this.database.prepare("SELECT id FROM identity").get()?.id);
  }

  /** What is known of a watch; nothing before its first run. */
  load(watch: string): KnownWatch {
    const row = this.#statements.load.get(watch);
    if (row === undefined) return { run: 0, memory: NO_MEMORY };
    return { run: Number(row.run), memory: JSON.parse(String(row.memory)) as WatchMemory };
  }

  /** What was last seen of a target; `null` where nothing was. */
  lastSeen(watch: string, target: string): string | null {
    const row = this.#statements.lastSeen.get(watch, target);
    return row === undefined ? null : String(row.evidence);
  }

  /** Ids of the troubles that somebody has accepted since the last run. */
  accepted(watch: string): readonly string[] {
    return this.#statements.accepted.all(watch).map(({ trouble }) => String(trouble));
  }

  /** Accepts troubles: the next run ends them. */
  accept(watch: string, troubles: readonly string[]): void {
    this.#statements.accept.run(watch, JSON.stringify(troubles));
  }

  /** Keeps everything that a run leaves behind, or nothing of it. Throws where the disk does not take it. */
  commit(record: RunRecord): void {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      this.#write(record);
      this.database.exec("COMMIT");
    } catch (fault) {
      if (this.database.isTransaction) this.database.exec("ROLLBACK");
      throw fault;
    }
  }

  #write({ watch, run, endedAt, memory, seen, targets, outgoing, accepted = [] }: RunRecord): void {
    const { save, see, forget, send, noted } = this.#statements;
    save.run(watch, run, endedAt, JSON.stringify(memory));
    for (const [target, evidence] of seen) see.run(watch, target, evidence);
    forget.run(watch, JSON.stringify(targets));
    if (accepted.length > 0) noted.run(watch, JSON.stringify(accepted));
    for (const { receiver, group } of outgoing) send.run(receiver, JSON.stringify(group), endedAt, endedAt);
  }

  close(): void {
    for (const database of this.#held.toReversed()) database.close();
  }
}

type Statements = Readonly<
  Record<
    "load" | "lastSeen" | "save" | "see" | "forget" | "send" | "accepted" | "accept" | "noted",
    StatementSync
  >
>;

function prepareStatements(database: DatabaseSync): Statements {
  return {
    load: database.prepare("SELECT run, memory FROM watch WHERE name = ?"),
    lastSeen: database.prepare("SELECT evidence FROM seen WHERE watch = ? AND target = ?"),
    save: database.prepare("INSERT OR REPLACE INTO watch (name, run, ended_at, memory) VALUES (?, ?, ?, ?)"),
    see: database.prepare("INSERT OR REPLACE INTO seen (watch, target, evidence) VALUES (?, ?, ?)"),
    forget: database.prepare(
      "DELETE FROM seen WHERE watch = ? AND target NOT IN (SELECT value FROM json_each(?))",
    ),
    send: database.prepare(
      "INSERT INTO outbox (receiver, alert_group, created_at, next_at) VALUES (?, ?, ?, ?)",
    ),
    accepted: database.prepare("SELECT trouble FROM accepted WHERE watch = ?"),
    accept: database.prepare(
      "INSERT OR IGNORE INTO accepted (watch, trouble) SELECT ?, value FROM json_each(?)",
    ),
    noted: database.prepare(
      "DELETE FROM accepted WHERE watch = ? AND trouble IN (SELECT value FROM json_each(?))",
    ),
  };
}
