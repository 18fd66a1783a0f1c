import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { describeProcess } from "../../../src/collectors/procfs/describe-process.ts";
import type { Described, Subject } from "../../../src/collectors/procfs/describe-process.ts";
import { procReader } from "../../../src/collectors/procfs/proc-reader.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { startPerl } from "../../support-hosts/perl-program.ts";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import { lacksFile, lacks } from "../../support-hosts/requires.ts";

const LISTEN = `tcp("127.0.0.1", 0);`;
const programs: PerlProgram[] = [];
afterEach(() => {
  for (const { child } of programs.splice(0)) child.kill("SIGKILL");
});

async function start(code: string): Promise<{ program: PerlProgram; subject: Subject }> {
  const program = await startPerl(code);
  programs.push(program);
  const link = `/proc/${program.pid}/fd/${program.said[1] ?? ""}`;
  const inode = Number(/\d+/.exec(readlinkSync(link))![0]);
  return { program, subject: { pid: program.pid, inode, link, algorithms: ["md5", "sha256"] } };
}

/** Describes a process and lets something happen to it in the middle. */
async function describeWhile(subject: Subject, happens: () => Promise<unknown>): Promise<Described> {
  const reader = procReader(localTarget())!;
  const digest: typeof reader.files.digest = async (...order) => {
    await happens();
    return reader.files.digest(...order);
  };
  return describeProcess({ ...reader, files: { ...reader.files, digest } }, subject);
}

describe.skipIf(lacks("perl") || lacksFile("/proc/self/stat"))("a process that holds a socket", () => {
  it("is described if nothing happens meanwhile", async () => {
    const { subject } = await start(`${LISTEN} ready($$, fileno($sockets[0]));`);
    expect(await describeWhile(subject, () => Promise.resolve())).toMatchObject({
      status: "described",
      owner: { pid: subject.pid, comm: "perl", parentPid: process.pid },
    });
  });

  it("is not described if it ends meanwhile", async () => {
    const { program, subject } = await start(`${LISTEN} ready($$, fileno($sockets[0]));`);
    const ending = (): Promise<unknown> => {
      program.child.kill("SIGKILL");
      return once(program.child, "exit");
    };
    expect(await describeWhile(subject, ending)).toEqual({ status: "changed", pid: subject.pid });
  });

  it("is not described if it closes the socket meanwhile", async () => {
    const { program, subject } = await start(
      `${LISTEN} $SIG{USR1} = sub { @sockets = () }; ready($$, fileno($sockets[0]));`,
    );
    const closing = (): Promise<unknown> => {
      program.child.kill("SIGUSR1");
      return until(() => !existsSync(subject.link));
    };
    expect(await describeWhile(subject, closing)).toEqual({ status: "changed", pid: subject.pid });
  });

  it("is not described if it becomes another program of the same name meanwhile", async () => {
    const { program, subject } = await start(
      `$^F = 255; ${LISTEN} $SIG{USR1} = sub { exec { "/usr/bin/perl" } "perl", "-e", '$0 = "again"; sleep 60' }; ready($$, fileno($sockets[0]));`,
    );
    const before = readlinkSync(`/proc/${program.pid}/exe`);
    const becoming = async (): Promise<void> => {
      program.child.kill("SIGUSR1");
      await sleep(200);
      expect(readlinkSync(`/proc/${program.pid}/exe`)).toBe(before);
    };
    expect(await describeWhile(subject, becoming)).toEqual({ status: "changed", pid: subject.pid });
  });

  it.skipIf(lacks("root", "namespaces") || lacksFile("/proc/sys/kernel/ns_last_pid"))(
    "is not described if its id is given to another process meanwhile",
    () => {
      const main = new URL("./fixtures/reuse-main.ts", import.meta.url).pathname;
      const namespaces = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child"];
      const script = `ip link set lo up && exec "$0" "$1"`;
      const result = spawnSync("unshare", [...namespaces, "sh", "-c", script, process.execPath, main], {
        encoding: "utf8",
      });
      expect(result.stderr).toBe("");
      expect(JSON.parse(result.stdout)).toEqual(["observed", "described", "changed"]);
    },
  );
});

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await sleep(5);
}
