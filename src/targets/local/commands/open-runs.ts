import { rmSync } from "node:fs";
import { endProcesses } from "./end-processes.ts";

/** Node takes SIGHUP as it comes, also under `nohup`: a closed terminal ends this program. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Commands that run, by the number of their session, and folders of their scripts. None of them outlives this program:
 * they have sessions of their own, so that what ends it from outside does not reach them by itself.
 */
class OpenRuns {
  readonly folders = new Set<string>();
  readonly #sessions = new Set<number>();

  begin(session: number): void {
    if (this.#sessions.size === 0) this.#listen("on");
    this.#sessions.add(session);
  }

  end(session: number): void {
    this.#sessions.delete(session);
    if (this.#sessions.size === 0) this.#listen("off");
  }

  #listen(how: "on" | "off"): void {
    process[how]("exit", this.#endAll);
    for (const signal of SIGNALS) process[how](signal, this.#endBy);
  }

  readonly #endAll = (): void => {
    for (const session of this.#sessions) endProcesses(session, "SIGKILL");
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  };

  /** A signal that nobody else handles ends this program, as it would have without the handler. */
  readonly #endBy = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    this.#endAll();
    this.#listen("off");
    process.kill(process.pid, signal);
  };
}

/** The commands of this process. */
export const openRuns = new OpenRuns();
