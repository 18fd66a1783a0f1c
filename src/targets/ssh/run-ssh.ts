import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { Socket } from "node:net";
import { kill } from "node:process";
import { codeOf } from "../local/unavailable-from.ts";
import { limitedOutput } from "./limited-output.ts";

/** One call of OpenSSH's client. */
export interface SshCall {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** For the standard input of the command on the host. */
  readonly input: string;
  readonly limits: SshLimits;
  /** How much the client has written to its log. */
  logBytes(): number;
  /** Ends the call at once. */
  readonly signal: AbortSignal;
}

/** How long one exchange may take, and how much the host may say. */
export interface SshLimits {
  readonly timeoutMs: number;
  readonly outputBytes: number;
}

/** How a call ended. */
export type SshEnd =
  | { readonly kind: "exited"; readonly status: number | null }
  | { readonly kind: "not-started"; readonly code: string }
  | { readonly kind: "timed-out" | "endless" | "closed" };

/** What came of a call. */
export interface SshOutcome {
  readonly end: SshEnd;
  readonly output: Buffer;
  /** The beginning of what came over standard error: of the host, and of helpers such as a ProxyJump. */
  readonly complaints: string;
}

const MOST_LOG = 4 << 20;
const LOOK_MS = 500;
const COMPLAINTS = { keptBytes: 64 << 10, mostBytes: 4 << 20 };
/** Complaints may still be under way when the output has come to its end. */
const GRACE_MS = 20;

/** Runs ssh in a process group without a terminal, so that nothing of it can ask a question or outlive its call. */
export async function runSsh(call: SshCall): Promise<SshOutcome> {
  if (call.signal.aborted) return without({ kind: "closed" });
  const child = await start(call);
  return "code" in child ? without({ kind: "not-started", code: child.code }) : await follow(child, call);
}

function without(end: SshEnd): SshOutcome {
  return { end, output: Buffer.alloc(0), complaints: "" };
}

/** A machine that has no more processes or descriptors says so by an event or by throwing, with pipes or without. */
async function start({
  path,
  args,
  env,
}: SshCall): Promise<ChildProcessWithoutNullStreams | { code: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: string } | null>();
  try {
    const child = spawn(path, args, { env, detached: true });
    child.on("error", (error) => {
      resolve({ code: codeOf(error) });
    });
    child.once("spawn", () => {
      resolve(null);
    });
    return (await promise) ?? child;
  } catch (error) {
    return { code: codeOf(error) };
  }
}

async function follow(child: ChildProcessWithoutNullStreams, call: SshCall): Promise<SshOutcome> {
  const { promise, resolve } = Promise.withResolvers<SshEnd>();
  const excess = (): void => {
    resolve({ kind: "endless" });
  };
  const { outputBytes, timeoutMs } = call.limits;
  const output = limitedOutput(child.stdout, { keptBytes: outputBytes, mostBytes: outputBytes }, excess);
  const complaints = limitedOutput(child.stderr, COMPLAINTS, excess);
  const timer = setTimeout(resolve, timeoutMs, { kind: "timed-out" });
  const watch = setInterval(() => {
    if (call.logBytes() > MOST_LOG) excess();
  }, LOOK_MS);
  const onAbort = (): void => {
    leave(child, { kind: "closed" });
    resolve({ kind: "closed" });
  };
  call.signal.addEventListener("abort", onAbort);
  child.once("exit", (status) => {
    void Promise.all([output.ended, endedOrLate(complaints.ended)]).then(() => {
      resolve({ kind: "exited", status });
    });
  });
  child.stdin.on("error", () => undefined).end(call.input);
  if (call.signal.aborted) onAbort();
  const end = await promise;
  clearTimeout(timer);
  clearInterval(watch);
  call.signal.removeEventListener("abort", onAbort);
  leave(child, end);
  return { end, output: output.bytes(), complaints: complaints.bytes().toString("utf8") };
}

async function endedOrLate(ended: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, GRACE_MS, undefined);
  await Promise.race([ended, late.promise]);
  clearTimeout(timer);
}

/**
 * Ends what is still running. After a good end the helpers of the connection, such as a ProxyJump, stay: they carry it,
 * and may complain without being stopped by it.
 */
function leave(child: ChildProcessWithoutNullStreams, end: SshEnd): void {
  if (end.kind === "exited") {
    if (child.stderr instanceof Socket) child.stderr.unref();
    return;
  }
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child.pid);
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
}

function killGroup(leader: number): void {
  try {
    kill(-leader, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
