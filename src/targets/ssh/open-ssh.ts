import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import { findProgram } from "../local/find-program.ts";
import { isRecording } from "../recorded/parse-recording.ts";
import { closeAtEnd } from "./close-at-end.ts";
import { connectionFolder } from "./connection-folder.ts";
import type { ConnectionFolder } from "./connection-folder.ts";
import { explainFailure } from "./explain-failure.ts";
import { runSsh } from "./run-ssh.ts";
import type { SshLimits, SshOutcome } from "./run-ssh.ts";
import { endArguments, sshArguments } from "./ssh-arguments.ts";
import type { SshSettings } from "./ssh-arguments.ts";
import { sshEnvironment } from "./ssh-environment.ts";

/** A host over SSH. */
export interface SshConnection {
  /** Runs a script on the host, and gives what it showed. Never throws for the world. */
  exchange(script: string): Promise<Seen<Buffer>>;
  /** Ends the connection, and whatever is under way over it. */
  close(): Promise<void>;
}

/** Which host, under the name that messages give it. */
export interface SshOrder {
  readonly name: string;
  readonly settings: SshSettings;
  readonly limits?: SshLimits;
}

/** Longer than any target may take by default: whoever waits for less closes the connection. */
const LIMITS: SshLimits = { timeoutMs: 1_800_000, outputBytes: 64 << 20 };
const END_MS = 2000;

/** Gets ready to reach a host; the first exchange connects, later ones use its connection. */
export function openSsh({ name, settings, limits = LIMITS }: SshOrder): Seen<SshConnection> {
  const program = findProgram("ssh");
  if (program.status === "unavailable") return program;
  const made = connectionFolder();
  if (made.status === "unavailable") return made;
  const connection = new OpenConnection({ path: program.value, name, settings, limits }, made.value);
  return { status: "observed", value: connection };
}

interface Host extends Required<SshOrder> {
  readonly path: string;
}

class OpenConnection implements SshConnection {
  readonly #host: Host;
  readonly #folder: ConnectionFolder;
  readonly #given = new AbortController();
  readonly #forget: () => void;
  #logged = 0;
  #running: Promise<unknown> = Promise.resolve();

  constructor(host: Host, folder: ConnectionFolder) {
    this.#host = host;
    this.#folder = folder;
    this.#forget = closeAtEnd(() => {
      this.#closeNow();
    });
  }

  async exchange(script: string): Promise<Seen<Buffer>> {
    const { path, settings, limits } = this.#host;
    const args = sshArguments(settings, this.#folder);
    const logBytes = () => this.#folder.logBytes();
    const call = {
      path,
      args,
      env: sshEnvironment(),
      input: script,
      limits,
      logBytes,
      signal: this.#given.signal,
    };
    const running = runSsh(call);
    this.#running = running;
    const outcome = await running;
    const log = this.#folder.readLog(this.#logged);
    this.#logged = log.end;
    return this.#read(outcome, log.text);
  }

  #read(outcome: SshOutcome, log: string): Seen<Buffer> {
    const { name, settings, limits } = this.#host;
    const { output, end } = outcome;
    const hasBegun = isRecording(output);
    if (end.kind === "exited" && hasBegun && isWhole(output)) return { status: "observed", value: output };
    const extent = hasBegun ? "begun" : "nothing";
    return explainFailure({ name, become: settings.become, limits, outcome, log, extent });
  }

  async close(): Promise<void> {
    this.#given.abort();
    await this.#running;
    if (existsSync(this.#folder.socket)) await this.#endMaster();
    this.#folder.remove();
    this.#forget();
  }

  async #endMaster(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const options = { env: sshEnvironment(), timeout: END_MS, killSignal: "SIGKILL" } as const;
    execFile(this.#host.path, this.#endWords(), options, () => {
      resolve(undefined);
    });
    await promise;
  }

  #endWords(): readonly string[] {
    return endArguments(this.#host.settings, this.#folder);
  }

  /** The same at once, where this program is about to end. */
  #closeNow(): void {
    this.#given.abort();
    if (existsSync(this.#folder.socket))
      spawnSync(this.#host.path, this.#endWords(), {
        env: sshEnvironment(),
        timeout: END_MS,
        stdio: "ignore",
      });
    this.#folder.remove();
  }
}

/** A recording ends with the number of its sections. */
function isWhole(output: Buffer): boolean {
  return /\n@ end \d{1,9}\n\s*$/.test(output.toString("latin1", Math.max(0, output.length - 256)));
}
