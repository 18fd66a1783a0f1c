import { parentPort, workerData } from "node:worker_threads";
import { Lane } from "./lane.ts";
import type { LaneOrder } from "./lane.ts";
import type { LaneCommand, LaneNews } from "./lane-messages.ts";
import type { PieceResult } from "./piece.ts";

// One lane; what it has to tell is told together, once for every turn of its loop.
Error.stackTraceLimit = 0;
let results: PieceResult[] = [];
let isHungry: LaneNews["isHungry"] = "fed";
let telling: NodeJS.Immediate | null = null;

function tell(): void {
  telling = null;
  parentPort?.postMessage({ results, isHungry } satisfies LaneNews);
  results = [];
  isHungry = "fed";
}

const lane = new Lane(workerData as LaneOrder, {
  onResult(result) {
    results.push(result);
    telling ??= setImmediate(tell);
  },
  onHungry() {
    isHungry = "hungry";
    telling ??= setImmediate(tell);
  },
});

parentPort?.on("message", (command: LaneCommand) => {
  switch (command.kind) {
    case "add":
      lane.add(command.pieces, command.supply);
      break;
    case "stop":
      lane.stop();
      break;
    case "close":
      lane.close();
      parentPort?.close();
  }
});
