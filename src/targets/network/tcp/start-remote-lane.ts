import { SHARE_ENV, Worker } from "node:worker_threads";
import type { LaneEvents, LaneOrder } from "./lane.ts";
import type { LaneCommand, LaneNews } from "./lane-messages.ts";
import type { PieceTaker } from "./piece.ts";
import { scanWorkerUrl } from "./scan-worker-url.ts";

/** A lane on another thread can fail; what it had is lost then. */
export interface RemoteLaneEvents extends LaneEvents {
  onFailure(): void;
}

/** MB for young objects: sockets come and go by the ten thousand, and their space would grow for nothing. */
const YOUNG_MEMORY = 4;

/** Starts a lane on a thread of its own. */
export function startRemoteLane(order: LaneOrder, events: RemoteLaneEvents): PieceTaker {
  const worker = new Worker(scanWorkerUrl(), {
    env: SHARE_ENV,
    workerData: order,
    trackUnmanagedFds: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEMORY },
  });
  let state: "open" | "closed" = "open";
  const fail = (): void => {
    if (state === "open") events.onFailure();
    state = "closed";
  };
  worker.on("message", ({ results, isHungry }: LaneNews) => {
    for (const result of results) events.onResult(result);
    if (isHungry === "hungry") events.onHungry();
  });
  worker.on("error", fail);
  worker.on("exit", fail);
  const send = (command: LaneCommand): void => {
    worker.postMessage(command);
  };
  return {
    add(pieces, supply) {
      send({ kind: "add", pieces, supply });
    },
    stop() {
      send({ kind: "stop" });
    },
    close() {
      state = "closed";
      send({ kind: "close" });
      worker.unref();
    },
  };
}
