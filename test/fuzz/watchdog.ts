import { Worker } from "node:worker_threads";
import type { Examination } from "./examination.ts";

const EXAMINER = new URL("./examine-main.ts", import.meta.url);
const MEMORY_MB = 1500;

/**
 * Has inputs examined in a thread that it can end: one that never answers, runs out of memory or dies is a fault like
 * any other.
 */
export class Watchdog {
  readonly #limitMs: number;
  readonly #examiner: URL;
  #worker: Worker | null = null;

  constructor(limitMs: number, examiner = EXAMINER) {
    this.#limitMs = limitMs;
    this.#examiner = examiner;
  }

  async examine(bytes: Uint8Array): Promise<Examination> {
    const worker = (this.#worker ??= startWorker(this.#examiner));
    const answer = await answerOf(worker, bytes, this.#limitMs);
    if (typeof answer !== "string") return answer;
    await this.close();
    return { status: "broken", step: "watch", message: answer, trace: "" };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }
}

function startWorker(examiner: URL): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
  const worker = new Worker(examiner, { execArgv: [], resourceLimits });
  worker.unref();
  return worker;
}

/** The examination, or in words why there is none. */
function answerOf(worker: Worker, bytes: Uint8Array, limitMs: number): Promise<Examination | string> {
  const { promise, resolve } = Promise.withResolvers<Examination | string>();
  const onError = (fault: unknown) => {
    resolve(`the thread died: ${String(fault)}`);
  };
  const onExit = (status: number) => {
    resolve(`the thread ended with ${status}`);
  };
  const timer = setTimeout(resolve, limitMs, `no answer within ${limitMs} ms`);
  worker.on("message", resolve).on("error", onError).on("exit", onExit);
  worker.postMessage(bytes);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", onError).off("exit", onExit);
  });
}
