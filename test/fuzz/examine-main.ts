import { parentPort } from "node:worker_threads";
import { examine } from "./examine.ts";

/** Examines, in a thread of its own, what it is sent, and sends back what it found. */
parentPort?.on("message", (bytes: Uint8Array) => {
  void examine(bytes).then((examination) => parentPort?.postMessage(examination));
});
