import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MergedReport } from "../../src/model/merged-report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { lacks } from "../support-hosts/requires.ts";
import { startSshServer } from "../targets/ssh/ssh-server.ts";
import type { SshServer } from "../targets/ssh/ssh-server.ts";
import { closed, when } from "../evaluate/control-flow.ts";
import { audit, COMMAND, HARMLESS, scratchFolder } from "./audit-command.ts";

const isRunnable = !lacks("root", "namespaces", "ssh", "sshd", "ssh-keygen");
const scratch = scratchFolder();
const harmless = scratch.put("harmless.audit", HARMLESS);
let server: SshServer;
beforeAll(async () => {
  if (isRunnable) server = await startSshServer({ scripts: { silent: "exec sleep 60" } });
});
afterAll(() => {
  if (isRunnable) server.stop();
  scratch.remove();
});

/** Other tests have connections as well. */
const env = { TMPDIR: scratch.folder };
const policyOf = (name: string, body: string) =>
  scratch.put(name, `<check_type:"Unix">\n${body}</check_type>\n`);
const target = (user = "root") => `ssh://${user}@127.0.0.1:${server.port}`;
const run = (policy: string, ...words: readonly string[]) =>
  audit(["run", policy, ...words, "--ssh-config", server.config, "-o", "json"], { env });
/** Clients of ssh that have a connection of ours, or carry one. */
const clientsLeft = () =>
  readdirSync("/proc").filter(
    (name) =>
      /^\d+$/.test(name) && textOf(`/proc/${name}/cmdline`).includes(`${scratch.folder}/dotaudit-ssh-`),
  );
const foldersLeft = () => readdirSync(scratch.folder).filter((name) => name.startsWith("dotaudit-ssh-"));

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

describe.skipIf(!isRunnable)("audit run --target ssh://…", () => {
  it("judges a host that it reaches over SSH", async () => {
    const listener = createServer().listen(0, "0.0.0.0");
    await once(listener, "listening");
    const { port } = listener.address() as AddressInfo;
    const { status, stdout, stderr } = run(policyOf("denied.audit", closed(port)), "--target", target());
    listener.close();
    const report = JSON.parse(stdout) as AuditReport;
    expect(stderr).toBe("");
    expect(status).toBe(1);
    expect(report).toMatchObject({
      target: target(),
      host: { system: "Linux", virtualisation: "reached over SSH", collectedBy: { uid: 0 } },
      findings: [{ status: "FAILED" }],
    });
    expect(JSON.stringify(report.findings)).toContain(`"port":${port}`);
    expect(report.evidence.every(({ source }) => source.endsWith(`in ${target()}`))).toBe(true);
  });

  it.each([
    ["once for a policy without conditions", closed(1) + closed(2), 1],
    [
      "twice where a condition leads to a branch",
      when('type:"AND"', closed(1, 'ignore_ports : "0-65535"'), [closed(2).replace("TCP", "UDP")]),
      2,
    ],
  ])("asks a host %s, over one connection", (_, body, exchanges) => {
    const before = server.counts();
    run(policyOf("rounds.audit", body), "--target", target());
    const { logins, sessions } = server.counts();
    expect([logins - before.logins, sessions - before.sessions]).toEqual([1, exchanges]);
  });

  it("goes on with the others where one cannot be reached", () => {
    const words = [target(), target("stranger"), "ssh://127.0.0.1:1"].flatMap((text) => ["--target", text]);
    const { status, stdout } = run(harmless, ...words);
    const merged = JSON.parse(stdout) as MergedReport;
    const statusOf = (name: string) => merged.hosts.find((host) => host.target === name)?.status;
    expect(status).toBe(2);
    expect([target(), target("stranger"), "ssh://127.0.0.1:1"].map(statusOf)).toEqual([
      statusOf(target()),
      "incomplete",
      "incomplete",
    ]);
    expect(statusOf(target())).not.toBe("incomplete");
  });

  it.each([
    ["interrupted", "SIGINT", 130],
    ["ended", "SIGTERM", null],
  ] as const)("leaves nothing behind, neither at its end nor when it is %s", async (_, signal, expected) => {
    const before = foldersLeft();
    run(harmless, "--target", target());
    expect([foldersLeft(), clientsLeft()]).toEqual([before, []]);
    const words = ["run", harmless, "--target", target("silent"), "--ssh-config", server.config];
    const child = spawn(process.execPath, [COMMAND, ...words], {
      stdio: "ignore",
      env: { PATH: process.env.PATH, ...env },
    });
    const sessions = server.counts().sessions;
    for (let tries = 0; tries < 100 && server.counts().sessions === sessions; tries++) await sleep(100);
    expect(foldersLeft()).toHaveLength(before.length + 1);
    expect(clientsLeft().length).toBeGreaterThan(0);
    child.kill(signal);
    const [status] = (await once(child, "exit")) as [number | null];
    expect(status).toBe(expected);
    expect(foldersLeft()).toEqual(before);
    for (let tries = 0; tries < 20 && clientsLeft().length > 0; tries++) await sleep(100);
    expect(clientsLeft()).toEqual([]);
  });
});

describe("audit run --target ssh://…, called wrongly", () => {
  const trap = join(scratch.folder, "trapped");

  it.each([
    ["ssh://"],
    ["ssh://-oProxyCommand=id"],
    [`ssh://$(touch ${trap})`],
    [`ssh://root@web1;touch ${trap}`],
    [`ssh://\`touch ${trap}\`@web1`],
    ["ssh://web1/path"],
    ["ssh://root:password@web1"],
    ["ssh://web1:99999"],
  ])("refuses %s before anything is run", (text) => {
    const { status, stdout, stderr } = audit(["run", harmless, "--target", text]);
    expect([status, stdout]).toEqual([64, ""]);
    expect(stderr).toContain("ssh://");
    expect(existsSync(trap)).toBe(false);
  });

  it.each([
    [["--become", "su"], 64, "sudo"],
    [["--ssh-config", "/nowhere/config"], 66, "--ssh-config /nowhere/config"],
    [["--identity", "/nowhere/key"], 66, "--identity /nowhere/key"],
  ] as const)("refuses %j", (words, expected, told) => {
    const { status, stderr } = audit(["run", harmless, "--target", "ssh://web1", ...words]);
    expect(status).toBe(expected);
    expect(stderr).toContain(told);
  });
});
