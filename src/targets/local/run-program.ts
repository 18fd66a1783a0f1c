import { execFile } from "node:child_process";
import type { Seen } from "../../model/observation.ts";
import type { ProgramCall, ProgramOutput } from "../program-access.ts";
import { findProgram } from "./find-program.ts";

const GRACE_MS = 250;

/** Runs one program of the system: no shell, no input, a bare environment, a limit of time and of output. */
export async function runProgram(call: ProgramCall): Promise<Seen<ProgramOutput>> {
  const found = findProgram(call.program);
  if (found.status === "unavailable") return found;
  const path = found.value;
  const { promise, resolve } = Promise.withResolvers<Seen<ProgramOutput>>();
  const child = execFile(
    path,
    call.args,
    {
      encoding: "utf8",
      env: { LC_ALL: "C", PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
      cwd: "/",
      timeout: call.timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: call.limitBytes,
    },
    (error, stdout, stderr) => {
      const exitStatus = answerStatus(call, error);
      resolve(
        exitStatus === null
          ? unavailable(call, path, error ?? new Error("unknown"))
          : observed({ path, stdout, stderr, ...(exitStatus === 0 ? {} : { exitStatus }) }),
      );
    },
  );
  child.stdin?.on("error", () => undefined).end();
  // What a program started in turn may outlive it, and keep its output open.
  const late = setTimeout(() => {
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    resolve(fail("timed-out", `${path} did not end within ${call.timeoutMs} ms.`));
  }, call.timeoutMs + GRACE_MS);
  return promise.finally(() => {
    clearTimeout(late);
  });
}

function observed(value: ProgramOutput): Seen<ProgramOutput> {
  return { status: "observed", value };
}

/** The status of a program that gave an answer; `null` for one that did not. */
function answerStatus({ statuses = [] }: ProgramCall, error: ExecError | null): number | null {
  if (error === null) return 0;
  const { code } = error;
  return typeof code === "number" && error.killed !== true && statuses.includes(code) ? code : null;
}

type ExecError = Error & { readonly code?: string | number | null; readonly killed?: boolean };

function unavailable({ timeoutMs, limitBytes }: ProgramCall, path: string, error: ExecError): Seen<never> {
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
    return fail("truncated-output", `${path} wrote more than ${limitBytes} bytes.`);
  if (error.killed === true) return fail("timed-out", `${path} did not end within ${timeoutMs} ms.`);
  if (typeof error.code === "number") return fail("failed", `${path} ended with status ${error.code}.`);
  return fail("failed", `${path} could not be run (${error.code ?? error.name}).`);
}

function fail(reason: "truncated-output" | "timed-out" | "failed", detail: string): Seen<never> {
  return { status: "unavailable", reason, detail };
}
