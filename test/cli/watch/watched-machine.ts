import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { startPerl } from "../../support-hosts/perl-program.ts";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import type { Alert } from "../../../src/model/alert.ts";
import { COMMAND } from "../audit-command.ts";

/** An alert as the receiver `file` writes it. */
export type DeliveredAlert = Alert & {
  readonly group: string;
  readonly watch: string;
  readonly heldBack: number;
};

const PATIENCE_MS = 20_000;

/** A machine with network, mounts and processes of its own, to listen and to watch in. */
export class PrivateMachine {
  readonly #holder: ChildProcess;
  readonly #enter: readonly string[];

  private constructor(holder: ChildProcess) {
    this.#holder = holder;
    this.#enter = ["nsenter", "-t", String(innerOf(holder)), "-n", "-m", "-p", "--"];
  }

  static async open(): Promise<PrivateMachine> {
    const shell = ["sh", "-c", "ip link set lo up && echo ready && exec sleep 600"];
    const words = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child", ...shell];
    const holder = spawn("unshare", words, { stdio: ["ignore", "pipe", "inherit"] });
    await once(createInterface(holder.stdout), "line");
    return new PrivateMachine(holder);
  }

  close(): void {
    this.#holder.kill("SIGKILL");
  }

  /** Starts a program that holds one listener; `code` as in `sockets.pl`. */
  listen(code: string, binary = "/usr/bin/perl"): Promise<PerlProgram> {
    return startPerl(`${code}; print "ready\\n"; sleep 600;`, [...this.#enter, binary]);
  }

  /** The same in a network of this machine that has a name of its own. */
  listenIn(network: string, code: string): Promise<PerlProgram> {
    const words = [...this.#enter, "ip", "netns", "exec", network, "/usr/bin/perl"];
    return startPerl(`${code}; print "ready\\n"; sleep 600;`, words);
  }

  /** Runs a command on this machine, and waits for its end. */
  run(...words: readonly string[]): string {
    const [program = "", ...rest] = [...this.#enter, ...words];
    return execFileSync(program, rest, { encoding: "utf8" });
  }

  /** Waits until a command line is among the processes of this machine, or no more. */
  async runs(line: string, state: "begun" | "ended"): Promise<void> {
    const processes = () => this.run("ps", "-eo", "args").split("\n");
    await until(
      () => processes().includes(line) === (state === "begun"),
      () => `${line} has not ${state}:\n${processes().join("\n")}`,
    );
  }

  /** Starts a program that goes on until the machine is closed. */
  start(...words: readonly string[]): void {
    const [program = "", ...rest] = [...this.#enter, ...words];
    spawn(program, rest, { stdio: "ignore" });
  }

  /** Starts `audit watch`; `as` are words that the command line begins with. */
  watch(args: readonly string[], as: readonly string[] = []): WatchProcess {
    const words = [...this.#enter, ...as, process.execPath, COMMAND, "watch", ...args];
    return new WatchProcess(words);
  }
}

/** A running `audit watch`. */
export class WatchProcess {
  readonly child: ChildProcess;
  stderr = "";

  constructor([program = "", ...words]: readonly string[]) {
    this.child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"] });
    this.child.stderr?.on("data", (chunk: Buffer) => (this.stderr += chunk.toString()));
  }

  /** Waits until so many runs were told, or for other words. */
  async says(words: string | RegExp): Promise<void> {
    await until(
      () => (typeof words === "string" ? this.stderr.includes(words) : words.test(this.stderr)),
      () => `The watch said no ${String(words)}:\n${this.stderr}`,
    );
  }

  /** Nothing of what happens meanwhile is seen before all of it has happened. */
  async unseen<T>(change: () => Promise<T>): Promise<T> {
    this.signal("SIGSTOP");
    try {
      return await change();
    } finally {
      // nsenter stops together with what it started.
      this.signal("SIGCONT");
      this.child.kill("SIGCONT");
    }
  }

  signal(signal: NodeJS.Signals): void {
    process.kill(innerOf(this.child), signal);
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const closed = once(this.child, "close");
    this.signal(signal);
    await closed;
    return this.child.exitCode;
  }
}

/** What a receiver of the kind `file` got so far. */
export function alertsIn(path: string): readonly DeliveredAlert[] {
  if (!existsSync(path)) return [];
  const whole = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return whole.map((line) => JSON.parse(line) as DeliveredAlert);
}

/** Each as `new opened tcp 0.0.0.0:80`, without what is told because this machine has numbers of processes of its own. */
export function alertLines(alerts: readonly DeliveredAlert[]): readonly string[] {
  const real = alerts.filter(
    ({ details }) => details.length !== 1 || details[0]?.includes("PID namespace") !== true,
  );
  return real.map(({ state, kind, subject }) => `${state} ${kind} ${subject}`);
}

/** Waits until an alert is there. */
export async function arrives(path: string, line: string, times = 1): Promise<void> {
  const count = () => alertLines(alertsIn(path)).filter((one) => one === line).length;
  await until(
    () => count() >= times,
    () => `No ${line} in:\n${alertLines(alertsIn(path)).join("\n")}`,
  );
}

/** Ends a program and waits until it is gone. */
export async function endProgram({ child }: PerlProgram): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  process.kill(innerOf(child), "SIGKILL");
  await closed;
}

/** The process behind unshare or nsenter, which have to fork to get into other processes' numbers; as seen from here. */
function innerOf({ pid = 0 }: ChildProcess): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return children === "" ? pid : Number(children.split(" ")[0]);
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, complaint: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(complaint());
    await wait(50);
  }
}
