import { spawn } from "node:child_process";
import type { ChildProcess, StdioOptions } from "node:child_process";
import type { Readable } from "node:stream";
import { performance } from "node:perf_hooks";
import type { CommandEnd, CommandFacts } from "../../../model/command.ts";
import type { Seen } from "../../../model/observation.ts";
import type { CommandCall } from "../../program-access.ts";
import type { Confinement } from "./confine.ts";
import { endProcesses } from "./end-processes.ts";
import { KeptOutput } from "./kept-output.ts";
import { openRuns } from "./open-runs.ts";

/**
 * Both outputs go through one pipe, so that they stay in order. Node's own are sockets, which no script can open under
 * the name of `/dev/stderr`; `cat` stands between, and outlives SIGTERM so that what cleans up can still print. The status of the command comes through a third one.
 */
const WRAPPER = `{ "$@" 2>&1 3>&-; echo "$?" >&3; } | { trap "" TERM; exec cat 3>&-; }`;

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

const STDIO: StdioOptions = ["ignore", "pipe", "ignore", "pipe"];

/** How long a command may go on after SIGTERM. */
const GRACE_MS = 2000;

/** How long is waited for what a command left behind to close its output. */
const LINGER_MS = 1000;

/** Starts a command in a session of its own and waits for its end, or for the end of its time. */
export async function watchCommand(
  argv: readonly string[],
  { user, home }: Confinement,
  { timeoutMs }: CommandCall,
): Promise<Seen<CommandFacts>> {
  const startedAt = performance.now();
  const child = spawn("/bin/sh", ["-c", WRAPPER, "sh", ...argv], {
    cwd: "/",
    detached: true,
    env: { HOME: home, LANG: "C", LC_ALL: "C", PATH },
    stdio: STDIO,
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  });
  const run = new CommandRun(child);
  const ended = await run.ended(timeoutMs);
  if (ended.status === "unavailable") return ended;
  const durationMs = Math.round(performance.now() - startedAt);
  return { status: "observed", value: { argv, ...ended.value, durationMs } };
}

type Ending = Omit<CommandFacts, "argv" | "durationMs">;

/** A command that runs, from its start to the one thing that ends it. */
class CommandRun {
  readonly #child: ChildProcess;
  readonly #output = new KeptOutput();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #ending = Promise.withResolvers<Seen<Ending>>();
  #status = "";
  #told: readonly number[] = [];
  #isLate = false;

  constructor(child: ChildProcess) {
    this.#child = child;
    if (child.pid !== undefined) openRuns.begin(child.pid);
    child.on("error", (error) => {
      this.#fail(`The command could not be started (${error.message}).`);
    });
    child.stdout?.on("data", (chunk: Buffer) => {
      if (this.#output.add(chunk) === "full") this.#conclude("cut");
    });
    child.stdout?.on("close", () => {
      // One that is told to end gets the time to do so.
      if (!this.#isLate) this.#conclude("whole");
    });
    this.#statusPipe.on("data", (chunk: Buffer) => {
      this.#status = `${this.#status}${chunk.toString("latin1")}`.slice(0, 16);
      // The command itself has ended. What it left behind may hold its output open.
      this.#after(LINGER_MS, () => {
        this.#conclude("left-open");
      });
    });
  }

  ended(timeoutMs: number): Promise<Seen<Ending>> {
    this.#after(timeoutMs, () => {
      this.#isLate = true;
      this.#signal("SIGTERM");
      this.#after(GRACE_MS, () => {
        this.#conclude("cut");
      });
    });
    return this.#ending.promise
      .then((ending) => (this.#isLate ? tooLate(timeoutMs) : ending))
      .finally(() => {
        this.#close();
      });
  }

  get #statusPipe(): Readable {
    return this.#child.stdio[3] as Readable;
  }

  #conclude(extent: Ending["extent"]): void {
    const output = this.#output.text;
    const status = /^\d+/.exec(this.#status)?.[0];
    if (status === undefined && extent === "whole") {
      this.#concludeLater();
      return;
    }
    this.#ending.resolve({ status: "observed", value: { output, extent, end: endOf(status) } });
  }

  /** The output was closed before the command ended: its status is still to come. */
  #concludeLater(): void {
    this.#statusPipe.on("close", () => {
      if (this.#status === "") this.#fail("The command was ended from outside.");
      else this.#conclude("whole");
    });
  }

  #fail(detail: string): void {
    this.#ending.resolve({ status: "unavailable", reason: "failed", detail });
  }

  #after(ms: number, work: () => void): void {
    this.#timers.add(setTimeout(work, ms));
  }

  #signal(signal: "SIGTERM" | "SIGKILL"): void {
    const { pid } = this.#child;
    if (pid !== undefined) this.#told = endProcesses(pid, signal, this.#told);
  }

  #close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#signal("SIGKILL");
    this.#child.stdout?.destroy();
    this.#statusPipe.destroy();
    this.#child.unref();
    if (this.#child.pid !== undefined) openRuns.end(this.#child.pid);
  }
}

function endOf(status: string | undefined): CommandEnd {
  return status === undefined
    ? { kind: "killed", signal: "SIGKILL" }
    : { kind: "exited", status: Number(status) };
}

function tooLate(timeoutMs: number): Seen<never> {
  const detail = `The command did not end within ${timeoutMs / 1000} s, and was ended.`;
  return { status: "unavailable", reason: "timed-out", detail };
}
