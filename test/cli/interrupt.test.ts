import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { copyFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { COMMAND, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  scratch.remove();
});

const PORT = 47_911;
const SERVER = `use Socket; socket(S, AF_INET, SOCK_STREAM, 0); setsockopt(S, SOL_SOCKET, SO_REUSEADDR, 1);
bind(S, pack_sockaddr_in(${PORT}, INADDR_LOOPBACK)) or die; listen(S, 5) or die; $| = 1; print "ready"; sleep 600;`;

/** A listener whose binary takes long to digest: the interpreter followed by four gigabytes of nothing. */
async function startHugeServer(): Promise<void> {
  const binary = join(scratch.folder, "huge-server");
  copyFileSync("/usr/bin/perl", binary);
  truncateSync(binary, 4 * 1024 ** 3);
  const server = spawn(binary, ["-e", SERVER], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(server);
  await new Promise((resolve) => server.stdout.once("data", resolve));
}

describe.skipIf(lacks("perl"))("Ctrl-C while the machine is read", () => {
  it("ends the run at once with 130, says that there is no report, and writes none", async () => {
    await startHugeServer();
    const rule = `type : AUDIT_PROCESS_ON_PORT\nname : "perl"\nmd5 : "${"0".repeat(32)}"\nscope : "loopback"`;
    const policy = HARMLESS.replace("type : AUDIT_DENIED_OPEN_PORTS", rule).replace('"1"', `"${PORT}"`);
    const audit = spawn(process.execPath, [COMMAND, "run", scratch.put("policy.audit", policy)]);
    children.push(audit);
    let [stdout, stderr] = ["", ""];
    audit.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    audit.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    setTimeout(() => audit.kill("SIGINT"), 1000);
    const startedAt = performance.now();
    const status = await new Promise((resolve) => audit.once("close", resolve));
    expect(stderr).toBe("audit: interrupted; no report was written.\n");
    expect(stdout).toBe("");
    expect(status).toBe(130);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });
});
