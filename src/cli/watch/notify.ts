import { execFile } from "node:child_process";
import { printable } from "../../support/printable.ts";
import { findProgram } from "../../targets/local/find-program.ts";

/** What a service tells its manager (sd_notify(3)). Nothing here throws or waits. */
export interface Notifier {
  /** It does what it is there for. */
  ready(status: string): void;
  /** What it does now, in one line of `systemctl status`. */
  status(words: string): void;
  /** It reads its configuration again; `ready` says that it is done. */
  reloading(): void;
  stopping(): void;
  /** It is alive. */
  watchdog(): void;
  /** Settles when all that was said has been sent. */
  sent(): Promise<void>;
}

/** What systemd says to a service, and who is told of what cannot be sent. */
export interface NotifierContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called once, at the first failure. */
  readonly onFault: (detail: string) => void;
}

const LONGEST_STATUS = 200;

/**
 * Speaks to the manager of this service, through `systemd-notify`, because Node opens no datagram socket of the local
 * family. Says nothing where nobody listens. The messages keep their order; the unit needs `NotifyAccess=all`.
 */
export function openNotifier({ environment, onFault }: NotifierContext): Notifier {
  const socket = environment.NOTIFY_SOCKET;
  const queue = new MessageQueue(socket === undefined || socket === "" ? null : socket, onFault);
  return {
    ready: (status) => {
      queue.push("state", ["READY=1", `MAINPID=${process.pid}`, statusOf(status)]);
    },
    status: (words) => {
      queue.push("status", [statusOf(words)]);
    },
    reloading: () => {
      queue.push("state", ["RELOADING=1", `MONOTONIC_USEC=${process.hrtime.bigint() / 1000n}`]);
    },
    stopping: () => {
      queue.push("state", ["STOPPING=1"]);
    },
    watchdog: () => {
      queue.push("watchdog", ["WATCHDOG=1"]);
    },
    sent: () => queue.sent,
  };
}

function statusOf(words: string): string {
  return `STATUS=${printable(words).slice(0, LONGEST_STATUS)}`;
}

type Topic = "state" | "status" | "watchdog";

interface Message {
  readonly topic: Topic;
  readonly assignments: readonly string[];
}

/** Sends one message after the other. Of what waits, a newer status or sign of life takes the place of an older one. */
class MessageQueue {
  readonly #socket: string | null;
  readonly #onFault: NotifierContext["onFault"];
  #waiting: readonly Message[] = [];
  #sending: Promise<void> | null = null;
  #hasFailed = false;

  constructor(socket: string | null, onFault: NotifierContext["onFault"]) {
    this.#socket = socket;
    this.#onFault = onFault;
  }

  get sent(): Promise<void> {
    return this.#sending ?? Promise.resolve();
  }

  push(topic: Topic, assignments: readonly string[]): void {
    if (this.#socket === null) return;
    const others = this.#waiting.filter((message) => topic === "state" || message.topic !== topic);
    this.#waiting = [...others, { topic, assignments }];
    this.#sending ??= this.#sendAll(this.#socket);
  }

  async #sendAll(socket: string): Promise<void> {
    for (;;) {
      const [message, ...others] = this.#waiting;
      if (message === undefined) break;
      this.#waiting = others;
      const fault = await send(socket, message.assignments);
      if (fault !== null && !this.#hasFailed) this.#onFault(fault);
      this.#hasFailed ||= fault !== null;
    }
    this.#sending = null;
  }
}

const LONGEST_SEND_MS = 10_000;

/** What went wrong; `null` when the message is there. */
async function send(socket: string, assignments: readonly string[]): Promise<string | null> {
  const program = findProgram("systemd-notify");
  if (program.status === "unavailable") return program.detail;
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const options = {
    env: { NOTIFY_SOCKET: socket, LC_ALL: "C", PATH: "/usr/bin:/bin" },
    cwd: "/",
    timeout: LONGEST_SEND_MS,
    killSignal: "SIGKILL",
  } as const;
  execFile(program.value, assignments, options, (error) => {
    resolve(error === null ? null : `systemd-notify: ${error.message}`);
  });
  return promise;
}
