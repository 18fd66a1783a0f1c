import { describe, expect, it } from "vitest";
import { findProgram } from "../../../src/targets/local/find-program.ts";
import { runProgram } from "../../../src/targets/local/run-program.ts";
import { lacks } from "../../support-hosts/requires.ts";

const LIMITS = { timeoutMs: 2000, limitBytes: 4096 };
const sh = (script: string, limits = LIMITS) =>
  runProgram({ program: "sh", args: ["-c", script], ...limits });

describe.skipIf(lacks("sh", "sleep", "yes"))("a program of the system", () => {
  it("is run with its arguments, in the language C, with a bare environment and no input", async () => {
    process.env.PROC_ROOT = "/elsewhere";
    const answer = await sh('echo "$LC_ALL ${PROC_ROOT-none}"; pwd; cat; echo odd >&2');
    Reflect.deleteProperty(process.env, "PROC_ROOT");
    expect(answer).toMatchObject({ status: "observed", value: { stdout: "C none\n/\n", stderr: "odd\n" } });
  });

  it("takes its arguments as they are: there is no shell between", async () => {
    const answer = await runProgram({ program: "echo", args: ["$(id)", "; true", "*"], ...LIMITS });
    expect(answer).toMatchObject({ value: { stdout: "$(id) ; true *\n" } });
  });

  it.each([
    ["ends with a fault", "exit 7", "failed"],
    ["is ended by a signal", "kill -9 $$", "failed"],
    ["does not end", "exec sleep 30", "timed-out"],
    ["leaves something behind that does not end", "sleep 30 & sleep 30", "timed-out"],
    ["writes without an end", "yes", "truncated-output"],
  ])("that %s is unavailable", async (_how, script, reason) => {
    const startedAt = performance.now();
    expect(await sh(script, { ...LIMITS, timeoutMs: 500 })).toMatchObject({ status: "unavailable", reason });
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });
});

it("what is not installed is missing, whatever the search path says", () => {
  expect(findProgram("no-such-program")).toMatchObject({ reason: "missing-tool" });
  expect(findProgram("../../../etc/passwd")).toMatchObject({ status: "unavailable" });
});
