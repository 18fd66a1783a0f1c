import { availableParallelism } from "node:os";
import type { AddressScan } from "../../../model/network-scan.ts";
import type { ScanOrder } from "../scan-order.ts";
import { answersOf } from "./answers-of.ts";
import { descriptorRoom } from "./descriptor-room.ts";
import { HostQueue } from "./host-queue.ts";
import { Lane } from "./lane.ts";
import type { LaneOrder } from "./lane.ts";
import type { RemoteLaneEvents } from "./start-remote-lane.ts";
import type { Piece, PieceTaker } from "./piece.ts";

/** Sockets under way at most, on each thread: 4 KB each. */
const MOST_UNDER_WAY = 4096;

/** From so many attempts on, a second thread saves more time than it takes to start. */
const WORTH_A_THREAD = 8_000;

/** A rate that one thread keeps easily; a second one would only have to share it. */
const ONE_THREAD_RATE = 20_000;

/** Ports that a lane is given when it asks. */
const HELPING = 256;

/** The other thread asks when it has fewer than these, so that it has work until the answer comes. */
const LOW_WATER = 128;

/** A lane and the pieces that it has. */
interface HiredLane {
  readonly taker: PieceTaker;
  readonly held: Map<number, Piece>;
}

/** One scan: hands pieces to a lane on this thread, and to one on another where there is much to do. */
export class ScanRun {
  readonly #order: ScanOrder;
  readonly #onAddress: (scan: AddressScan) => void;
  readonly #queue: HostQueue;
  readonly #lanes: HiredLane[] = [];
  readonly #threads: number;
  readonly #room: number;
  readonly #ended = Promise.withResolvers<undefined>();
  #second: "possible" | "hired" = "possible";
  #state: "going-on" | "stopped" | "ended" = "going-on";

  constructor(order: ScanOrder, onAddress: (scan: AddressScan) => void) {
    this.#order = order;
    this.#onAddress = onAddress;
    const { perSecond = Infinity, tokens } = order.pace;
    const isSlow = perSecond < ONE_THREAD_RATE || tokens !== undefined;
    this.#threads = isSlow ? 1 : Math.min(2, availableParallelism());
    this.#room = descriptorRoom();
    this.#queue = new HostQueue(order.addresses, order.ports, (host) => {
      const answers = answersOf(host, order);
      this.#onAddress({ transport: "tcp", address: host.address, answers });
    });
  }

  /** Resolves once every address was handed over; rejects where the list of addresses or `onAddress` throws. */
  async run(): Promise<void> {
    const { signal } = this.#order;
    const stop = (): void => {
      this.#guard(() => {
        this.#stop();
      });
    };
    signal?.addEventListener("abort", stop);
    this.#hire((events) => new Lane(this.#laneOrder(0), events));
    if (signal?.aborted === true) stop();
    try {
      await this.#ended.promise;
    } finally {
      signal?.removeEventListener("abort", stop);
      for (const { taker } of this.#lanes) taker.close();
    }
  }

  #laneOrder(lowWater: number): LaneOrder {
    const { perSecond, ...pace } = this.#order.pace;
    const rate = perSecond === undefined ? {} : { perSecond: perSecond / this.#threads };
    const window = Math.min(MOST_UNDER_WAY, Math.floor(this.#room / this.#threads));
    return { pace: { ...pace, ...rate }, window, lowWater };
  }

  #hire(make: (events: RemoteLaneEvents) => PieceTaker): void {
    const held = new Map<number, Piece>();
    const events: RemoteLaneEvents = {
      onResult: (result) => {
        held.delete(result.id);
        this.#guard(() => {
          this.#queue.settle(result);
        });
      },
      onHungry: () => {
        this.#guard(() => {
          this.#feed(lane);
        });
      },
      onFailure: () => {
        this.#guard(() => {
          this.#takeOver(lane);
        });
      },
    };
    const lane: HiredLane = { held, taker: make(events) };
    this.#lanes.push(lane);
    events.onHungry();
  }

  #feed({ taker, held }: HiredLane): void {
    const pieces = this.#queue.take(HELPING);
    for (const piece of pieces) held.set(piece.id, piece);
    if (this.#isWorthSecond()) void this.#hireSecond();
    taker.add(pieces, this.#queue.supply);
  }

  #isWorthSecond(): boolean {
    if (this.#second === "hired" || this.#threads === 1 || this.#state !== "going-on") return false;
    return this.#queue.attempts >= WORTH_A_THREAD && this.#queue.supply !== "nothing";
  }

  async #hireSecond(): Promise<void> {
    this.#second = "hired";
    try {
      const { startRemoteLane } = await import("./start-remote-lane.ts");
      if (this.#state === "going-on")
        this.#hire((events) => startRemoteLane(this.#laneOrder(LOW_WATER), events));
    } catch {
      // One thread does the same, in more time.
    }
  }

  /** What a thread that failed had is tried again by the first one. */
  #takeOver(failed: HiredLane): void {
    const [first] = this.#lanes.splice(
      0,
      this.#lanes.length,
      ...this.#lanes.filter((lane) => lane !== failed),
    );
    this.#queue.putBack(failed.held.values());
    if (this.#state === "stopped") this.#queue.stop();
    else if (first !== undefined) this.#feed(first);
  }

  #stop(): void {
    if (this.#state !== "going-on") return;
    this.#state = "stopped";
    for (const { taker } of this.#lanes) taker.stop();
    this.#queue.stop();
  }

  /** Whatever a caller's own code throws ends the scan, and notices when all is done. */
  #guard(work: () => void): void {
    if (this.#state === "ended") return;
    try {
      work();
      if (!this.#queue.isDone) return;
      this.#state = "ended";
      this.#ended.resolve(undefined);
    } catch (error) {
      this.#state = "ended";
      for (const { taker } of this.#lanes) taker.stop();
      this.#ended.reject(error);
    }
  }
}
