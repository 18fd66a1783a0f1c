import { describe, expect, it } from "vitest";
import { runSsh } from "../../../src/targets/ssh/run-ssh.ts";
import type { SshCall } from "../../../src/targets/ssh/run-ssh.ts";

const LIMITS = { timeoutMs: 20_000, outputBytes: 1000 };

/** A call of another program in the place of ssh: how a call ends does not depend on what is called. */
function callOf(script: string, more: Partial<SshCall> = {}): SshCall {
  const { signal } = new AbortController();
  const args = ["-c", script];
  return { path: "/bin/sh", args, env: {}, input: "", limits: LIMITS, logBytes: () => 0, signal, ...more };
}

describe("a call of the client", () => {
  it("gives its output, what it complained of and its status, and nothing of our environment", async () => {
    process.env.SECRET_OF_TESTS = "secret";
    const outcome = await runSsh(
      callOf('cat; echo "${SECRET_OF_TESTS-none}"; echo odd >&2; exit 3', { input: "in " }),
    );
    Reflect.deleteProperty(process.env, "SECRET_OF_TESTS");
    expect(outcome.end).toEqual({ kind: "exited", status: 3 });
    expect([outcome.output.toString(), outcome.complaints]).toEqual(["in none\n", "odd\n"]);
  });

  it("ends although what it started keeps its standard error open", async () => {
    const startedAt = performance.now();
    const { end } = await runSsh(callOf("sleep 20 >/dev/null & exit 0"));
    expect(end).toEqual({ kind: "exited", status: 0 });
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

  it("does not mind a program that never reads its input", async () => {
    const { end } = await runSsh(callOf("exec <&-; exit 0", { input: "x".repeat(1 << 20) }));
    expect(end).toEqual({ kind: "exited", status: 0 });
  });

  it("is cut off with all that it started when it writes a log without an end", async () => {
    const { end } = await runSsh(callOf("sleep 20", { logBytes: () => 1 << 30 }));
    expect(end).toEqual({ kind: "endless" });
  });

  it("is not made where nobody waits for it any more", async () => {
    const { end } = await runSsh(callOf("sleep 20", { signal: AbortSignal.abort() }));
    expect(end).toEqual({ kind: "closed" });
  });

  it.each([
    ["/nowhere/ssh", "ENOENT"],
    ["/etc/passwd", "EACCES"],
  ])("of %s says why it could not be made", async (path, code) => {
    expect((await runSsh(callOf("", { path }))).end).toEqual({ kind: "not-started", code });
  });
});
