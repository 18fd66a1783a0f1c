import type { AnswerTime } from "./answer-time.ts";
import { eachPort } from "../../../model/port-set.ts";
import { extendRuns } from "./piece.ts";
import type { Piece, PieceResult, Run } from "./piece.ts";

/** How often a piece is taken up again because this machine had no socket for it: for about six seconds in all. */
const MOST_REFUSALS = 7;

/** How long it rests the first time; twice as long each time. */
const REST_MS = 50;

/** What comes of a piece next: answers to wait for, silent ports to ask again (after a rest, perhaps), or its end. */
export type Progress = "going-on" | "new-round" | "done";

/** A host as one lane sees it, as long as it has pieces of it. */
export interface LaneHost {
  readonly address: string;
  readonly retries: number;
  readonly answerTime: AnswerTime;
  /** Pieces with ports that can be tried now. */
  readonly works: PieceWork[];
  /** Pieces that are not done. */
  pieces: number;
  underWay: number;
}

/** A piece as a lane works on it: in rounds, each over the ports that the one before left without an answer. */
export class PieceWork {
  readonly host: LaneHost;
  readonly #piece: Piece;
  readonly #ports: readonly number[];
  readonly #outcomes: string[];
  #round: readonly number[];
  #next = 0;
  #again: number[] = [];
  #underWay = 0;
  #silences = 0;
  #refusals = 0;
  #waitedMs = Infinity;
  /** When the round may begin. */
  restUntil = 0;

  constructor(piece: Piece, host: LaneHost) {
    this.#piece = piece;
    this.host = host;
    this.#ports = [...eachPort(piece.ports)];
    this.#outcomes = this.#ports.map(() => "stopped");
    this.#round = [...this.#ports.keys()];
  }

  /** How often its ports were asked before without an answer. */
  get silences(): number {
    return this.#silences;
  }

  /** Ports of this round that nobody has taken. */
  get left(): number {
    return this.#round.length - this.#next;
  }

  /** Takes the next port of this round, by its index. */
  take(): number {
    this.#underWay += 1;
    return this.#round[this.#next++] ?? 0;
  }

  portAt(index: number): number {
    return this.#ports[index] ?? 0;
  }

  /** A port has its answer. */
  settle(index: number, outcome: string): void {
    this.#underWay -= 1;
    this.#outcomes[index] = outcome;
  }

  /** A port stayed silent for so long. */
  settleSilent(index: number, waitedMs: number): void {
    this.settle(index, "silent");
    if (this.#silences < this.host.retries) this.#again.push(index);
    else this.#waitedMs = Math.min(this.#waitedMs, waitedMs);
  }

  /** This machine could not ask a port, for now. */
  settleRefused(index: number, code: string): void {
    this.settle(index, code);
    if (this.#refusals < MOST_REFUSALS) this.#again.push(index);
  }

  /** What comes next, after a port was settled. */
  proceed(now: number): Progress {
    if (this.#underWay > 0 || this.left > 0) return "going-on";
    if (this.#again.length === 0) return "done";
    const wasRefused = this.#again.some((index) => this.#outcomes[index] !== "silent");
    if (wasRefused) this.restUntil = now + REST_MS * 2 ** this.#refusals++;
    else this.#silences += 1;
    this.#round = this.#again;
    this.#next = 0;
    this.#again = [];
    return "new-round";
  }

  result(): PieceResult {
    const runs: Run[] = [];
    for (const [index, port] of this.#ports.entries())
      extendRuns(runs, this.#outcomes[index] ?? "stopped", [port, port]);
    return { id: this.#piece.id, host: this.#piece.host, runs, waitedMs: this.#waitedMs };
  }
}
