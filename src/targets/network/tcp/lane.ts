import type { ScanPace } from "../scan-order.ts";
import { FlightWindow } from "./flight-window.ts";
import { HostRing } from "./host-ring.ts";
import { newLaneHost } from "./new-lane-host.ts";
import type { Piece, PieceResult, PieceTaker, Supply } from "./piece.ts";
import { PieceWork } from "./piece-work.ts";
import type { LaneHost } from "./piece-work.ts";
import { startProbe } from "./probe.ts";
import type { Probe } from "./probe.ts";
import { isRefusal } from "./refusals.ts";
import { StartGate } from "./start-gate.ts";
import { UnderWay } from "./under-way.ts";

/** Time between two looks at attempts that wait for long. */
const SWEEP_MS = 20;

/** What a lane may use. */
export interface LaneOrder {
  readonly pace: ScanPace;
  /** Sockets under way at most. */
  readonly window: number;
  /** It asks for pieces once fewer ports than these wait; 0: once none can be tried. */
  readonly lowWater: number;
}

/** Whom a lane tells. */
export interface LaneEvents {
  onResult(result: PieceResult): void;
  /** It could do more: to be answered by `add`, at once or later. */
  onHungry(): void;
}

/** Tries the ports of pieces, many at once, on the thread that it is made on. */
export class Lane implements PieceTaker {
  readonly #order: LaneOrder;
  readonly #events: LaneEvents;
  readonly #window: FlightWindow;
  readonly #gate: StartGate;
  readonly #hosts = new Map<number, LaneHost>();
  readonly #ring = new HostRing();
  readonly #works = new Set<PieceWork>();
  readonly #resting = new Set<PieceWork>();
  readonly #underWay = new UnderWay();
  #supply: Supply = "more-hosts";
  #asking: "not" | "asked" = "not";
  #state: "idle" | "busy" | "stopped" = "idle";
  #sweeper: NodeJS.Timeout | null = null;

  constructor(order: LaneOrder, events: LaneEvents) {
    this.#order = order;
    this.#events = events;
    this.#window = new FlightWindow(order.window);
    this.#gate = new StartGate(order.pace, () => {
      this.#startSome();
    });
  }

  add(pieces: readonly Piece[], supply: Supply): void {
    this.#asking = "not";
    this.#supply = supply;
    for (const piece of pieces) this.#addPiece(piece);
    this.#startSome();
  }

  stop(): void {
    this.#state = "stopped";
    this.#underWay.dropAll();
    this.#ring.clear();
    this.#resting.clear();
    for (const work of this.#works) this.#finish(work);
    this.close();
  }

  close(): void {
    if (this.#sweeper !== null) clearTimeout(this.#sweeper);
    this.#gate.close();
  }

  #addPiece(piece: Piece): void {
    const host = this.#hosts.get(piece.host) ?? newLaneHost(piece.address, this.#order.pace);
    this.#hosts.set(piece.host, host);
    host.pieces += 1;
    const work = new PieceWork(piece, host);
    this.#works.add(work);
    if (this.#state === "stopped") this.#finish(work);
    else this.#ring.add(work);
  }

  /** Starts attempts as long as there is room, and asks for more to do. */
  #startSome(): void {
    if (this.#state !== "idle") return;
    this.#state = "busy";
    while (this.#underWay.size < this.#window.size) {
      const work = this.#nextWork();
      if (work === null || this.#gate.pass() === "wait") break;
      this.#try(work);
    }
    if (this.#ring.waiting < this.#order.lowWater) this.#ask();
    this.#rest();
  }

  #rest(): void {
    if (this.#state === "busy") this.#state = "idle";
    if (this.#underWay.size + this.#resting.size > 0) this.#sweepLater();
  }

  #nextWork(): PieceWork | null {
    const work = this.#ring.next(this.#window.size, this.#supply);
    if (work !== null || this.#asking === "asked" || this.#supply === "nothing") return work;
    this.#ask();
    return this.#ring.next(this.#window.size, this.#supply);
  }

  #ask(): void {
    if (this.#asking === "asked" || this.#supply === "nothing" || this.#state === "stopped") return;
    this.#asking = "asked";
    this.#events.onHungry();
  }

  #try(work: PieceWork): void {
    const { host } = work;
    const index = this.#ring.take(work);
    const limitMs = host.answerTime.limitFor(work.silences + 1);
    this.#underWay.add(startProbe({ work, index, startedAt: performance.now(), limitMs }, this.#onEnd));
  }

  readonly #onEnd = (probe: Probe, outcome: string): void => {
    const { work, index, startedAt } = probe;
    const now = performance.now();
    this.#underWay.remove(probe);
    if (isRefusal(outcome)) {
      this.#window.refused(now);
      work.settleRefused(index, outcome);
    } else {
      this.#window.ended(now - startedAt);
      if (outcome === "open" || outcome === "closed") this.#learn(work, now - startedAt);
      work.settle(index, outcome);
    }
    this.#proceed(work, now);
    this.#startSome();
  };

  /** A host has answered; in a later round that shows that an answer was lost. */
  #learn({ host, silences }: PieceWork, milliseconds: number): void {
    host.answerTime.observe(milliseconds);
    if (silences > 0) this.#window.lost(performance.now());
  }

  #proceed(work: PieceWork, now: number): void {
    const progress = work.proceed(now);
    if (progress === "done") this.#finish(work);
    else if (progress === "new-round" && work.restUntil > now) this.#resting.add(work);
    else if (progress === "new-round") this.#ring.add(work);
  }

  #finish(work: PieceWork): void {
    const result = work.result();
    this.#works.delete(work);
    work.host.pieces -= 1;
    if (work.host.pieces === 0) this.#hosts.delete(result.host);
    this.#events.onResult(result);
  }

  #sweepLater(): void {
    this.#sweeper ??= setTimeout(() => {
      // Answers that have come by now are looked at first: a busy machine must not take them for silence.
      setImmediate(this.#sweep, performance.now());
    }, SWEEP_MS);
  }

  readonly #sweep = (now: number): void => {
    this.#sweeper = null;
    if (this.#state === "stopped") return;
    this.#state = "busy";
    for (const probe of this.#underWay.dropOverdue(now)) this.#giveUp(probe, now);
    for (const work of this.#resting)
      if (work.restUntil <= now && this.#resting.delete(work)) this.#ring.add(work);
    this.#rest();
    this.#startSome();
  };

  #giveUp(probe: Probe, now: number): void {
    this.#window.ended(probe.limitMs);
    probe.work.settleSilent(probe.index, probe.limitMs);
    this.#proceed(probe.work, now);
  }
}
