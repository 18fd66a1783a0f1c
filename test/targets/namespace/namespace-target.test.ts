import { once } from "node:events";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { listeningSockets } from "../../../src/collectors/procfs/listening-sockets.ts";
import type { ListeningSocketsRequest } from "../../../src/model/evidence.ts";
import type { ListeningSocket } from "../../../src/model/listening-socket.ts";
import { openNamespace } from "../../../src/targets/namespace/namespace-target.ts";
import type { OpenTarget } from "../../../src/targets/open-target.ts";
import { startPerl } from "../../support-hosts/perl-program.ts";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import { EVERY_OWNER, requestsFor } from "../../support-hosts/private-host.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { scratchFileSystem, startContained } from "./contained.ts";

const left: (() => void)[] = [];
afterEach(() => {
  for (const clean of left.splice(0).reverse()) clean();
});

function scratch(): ReturnType<typeof scratchFileSystem> {
  const root = scratchFileSystem();
  left.push(() => {
    root.remove();
  });
  return root;
}

async function start(code: string, namespaces?: readonly string[]): Promise<PerlProgram> {
  const program = await startContained(code, namespaces);
  left.push(() => {
    program.child.kill("SIGKILL");
  });
  return program;
}

function look(pid: number): OpenTarget {
  const opened = openNamespace({ pid, name: `pid:${pid}`, place: null });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  left.push(() => {
    opened.value.close();
  });
  return opened.value;
}

const TCP = requestsFor(["tcp"]);

async function socketsOf(
  pid: number,
  requests: readonly ListeningSocketsRequest[] = TCP,
): Promise<readonly ListeningSocket[]> {
  const observations = await listeningSockets.collect(look(pid).target, requests);
  return observations.flatMap((observation) => {
    if (observation.status === "unavailable") throw new Error(observation.detail);
    return observation.facts.sockets;
  });
}

function ownersIn(sockets: readonly ListeningSocket[]) {
  return sockets.flatMap(({ owners }) => ("processes" in owners ? owners.processes : []));
}

describe.skipIf(lacks("root", "namespaces", "perl"))("a network namespace from outside", () => {
  it("shows the sockets of its processes and of nobody else", async () => {
    const one = await start(`tcp("0.0.0.0", 8080); udp("0.0.0.0", 53); tcp("::", 8443); ready($$);`);
    const other = await start(`tcp("0.0.0.0", 9090); ready($$);`);
    const requests = requestsFor(["tcp", "tcp6", "udp"]);
    const seen = await socketsOf(one.pid, requests);
    expect(seen.map(({ transport, port }) => `${transport} ${port}`)).toEqual([
      "tcp 8080",
      "tcp 8443",
      "udp 53",
    ]);
    expect(new Set(ownersIn(seen).map(({ pid }) => pid))).toEqual(new Set([one.pid]));
    expect((await socketsOf(other.pid)).map(({ port }) => port)).toEqual([9090]);
  });

  it("finds owners that are in another namespace than their socket", async () => {
    const { pid, said } = await start(`
      tcp("0.0.0.0", 8080);
      my $child = child { syscall((POSIX::uname())[4] eq "aarch64" ? 97 : 272, 0x40000000) == 0 or die "unshare: $!" };
      ready($child);
    `);
    left.push(() => {
      process.kill(Number(said[0]), "SIGKILL");
    });
    const owners = ownersIn(await socketsOf(pid));
    expect(owners).toHaveLength(2);
    expect(new Set(owners.map(({ networkNamespace }) => networkNamespace)).size).toBe(2);
  });

  it("says which file was read, and that rules about its interfaces cannot be judged", async () => {
    const { pid } = await start(`ready($$);`);
    const { target } = look(pid);
    const [observation] = await listeningSockets.collect(target, TCP);
    expect(observation).toMatchObject({ status: "observed", source: `/proc/${pid}/net/tcp` });
    expect(target.identity()).toMatchObject({
      interfaces: { status: "unavailable", reason: "not-supported" },
      virtualisation: `process ${pid}, seen from outside`,
    });
  });

  it("that is the machine's own is called so", async () => {
    const { pid } = await start(`ready($$);`, ["-m"]);
    expect(look(pid).target.identity().virtualisation).toBe(
      `process ${pid}, seen from outside, with the network of this machine`,
    );
  });

  it("does not take the reader's own settings for those of the namespace", async () => {
    const { pid } = await start(`ready($$);`);
    expect(look(pid).target.files!.readText("/proc/sys/net/ipv4/ip_local_port_range")).toMatchObject({
      reason: "not-supported",
    });
  });
});

const PATHS: readonly (readonly [string, string])[] = [
  ["a root of its own (pivot_root)", "pivot"],
  ["a folder that it was put into (chroot)", "chroot"],
];

describe.skipIf(lacks("root", "namespaces", "perl", "ldd"))("a container without a shell", () => {
  it.each(PATHS)("in %s shows users, paths and digests as they are inside", async (_, enter) => {
    const root = scratch();
    root.put("/etc/passwd", "web:x:33:33::/:/none\n");
    root.putSleeper("/usr/sbin/nginx");
    const { pid } = await start(`
      $^F = 100; tcp("0.0.0.0", 80); ${enter}("${root.folder}"); chdir("/");
      $( = $) = 33; $< = $> = 33; $| = 1; print "ready\\n"; exec("/usr/sbin/nginx", "1000");
    `);
    await untilRunning(pid, "nginx");
    const details = ["sha256"] as const;
    const [owner] = ownersIn(await socketsOf(pid, requestsFor(["tcp"], [{ ...EVERY_OWNER, details }])));
    const sum = createHash("sha256").update(readFileSync("/usr/bin/sleep")).digest("hex");
    expect(owner).toMatchObject({
      pid,
      comm: "nginx",
      executable: { status: "observed", value: { path: "/usr/sbin/nginx", deleted: false } },
      effectiveUser: { uid: 33, name: "web" },
      digests: { status: "observed", value: { sha256: sum } },
    });
  });

  it("shows a binary that was replaced inside as deleted, and its digest is that of what runs", async () => {
    const root = scratch();
    root.putSleeper("/bin/server");
    const { pid } = await start(`
      $^F = 100; tcp("0.0.0.0", 80); pivot("${root.folder}"); print "ready\\n"; exec("/bin/server", "1000");
    `);
    await untilRunning(pid, "server");
    rmSync(`${root.folder}/bin/server`);
    writeFileSync(`${root.folder}/bin/server`, "something else");
    const [owner] = ownersIn(await socketsOf(pid));
    expect(owner!.executable).toEqual({ status: "observed", value: { path: "/bin/server", deleted: true } });
  });
});

async function untilRunning(pid: number, comm: string): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const text = readFileSync(`/proc/${pid}/comm`, "utf8");
    if (text.trim() === comm) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Process ${pid} never became ${comm}.`);
}

describe.skipIf(lacks("root", "namespaces", "perl", "setpriv"))("a rootless container", () => {
  const AS_USER = ["-U", "-r", "-n", "-m"];

  it("gives users the numbers that they have inside", async () => {
    const { pid } = await start(`tcp("0.0.0.0", 80); ready($$);`, [
      "-n",
      "setpriv",
      "--reuid=65534",
      "--regid=65534",
      "--clear-groups",
      "unshare",
      ...AS_USER,
    ]);
    const [socket] = await socketsOf(pid);
    expect(socket).toMatchObject({ port: 80, uid: 0 });
    expect(ownersIn([socket!])[0]).toMatchObject({ pid, effectiveUser: { uid: 0, name: "root" } });
  });

  it("does not take a user from outside for one with the same number inside", async () => {
    const { pid } = await start(`ready($$);`, [
      "setpriv",
      "--reuid=65534",
      "--regid=65534",
      "--clear-groups",
      "unshare",
      ...AS_USER,
    ]);
    const intruder = await startThrough(pid, `tcp("0.0.0.0", 81); ready($$);`);
    left.push(() => {
      intruder.child.kill("SIGKILL");
    });
    const [socket] = await socketsOf(pid);
    expect(socket).toMatchObject({ port: 81, uid: null });
    expect(ownersIn([socket!])[0]).toMatchObject({ pid: intruder.pid, effectiveUser: null });
  });
});

function startThrough(pid: number, code: string): Promise<PerlProgram> {
  return startPerl(code, ["nsenter", `--net=/proc/${pid}/ns/net`, "/usr/bin/perl"]);
}

describe.skipIf(lacks("root", "namespaces", "perl"))("a process that is gone", () => {
  it("before it is looked at cannot be reached", () => {
    expect(openNamespace({ pid: 4_194_305, name: "pid", place: null })).toMatchObject({
      reason: "missing-source",
      detail: "/proc/4194305 does not exist.",
    });
  });

  it("that ends in the middle leaves nothing that looks closed, and nobody takes its place", async () => {
    const { pid, child } = await start(`tcp("0.0.0.0", 80); ready($$);`);
    const { target } = look(pid);
    expect((await listeningSockets.collect(target, TCP))[0]).toMatchObject({ status: "observed" });
    child.kill("SIGKILL");
    await once(child, "exit");
    for (const observation of await listeningSockets.collect(target, requestsFor()))
      expect(observation).toEqual({
        status: "unavailable",
        source: expect.stringContaining(`/proc/${pid}/net/`) as string,
        reason: "vanished",
        detail: `Process ${pid} has ended.`,
      });
  });
});

describe.skipIf(lacks("root", "namespaces", "perl"))("a container with several network namespaces", () => {
  it("says that the sockets of some of its processes are not in the report", async () => {
    const program = await start(
      `my $pid = child { syscall((POSIX::uname())[4] eq "aarch64" ? 97 : 272, 0x40000000) == 0 or die };
       tcp("0.0.0.0", 80); ready($$);`,
      ["-n", "-m", "-p", "-f", "--kill-child"],
    );
    const init = Number(
      execFileSync("pgrep", ["-P", String(program.pid)], { encoding: "utf8" })
        .trim()
        .split("\n")[0],
    );
    const { target } = look(init);
    expect(target.limits).toMatchObject([
      { reason: "not-supported", detail: expect.stringContaining("other network namespaces") as string },
    ]);
    expect(target.identity().virtualisation).toBe(`process ${init} (1 inside), seen from outside`);
    const [observation] = await listeningSockets.collect(target, TCP);
    expect(observation).toMatchObject({
      facts: { gaps: expect.arrayContaining([target.limits![0]]) as unknown },
    });
  });
});
