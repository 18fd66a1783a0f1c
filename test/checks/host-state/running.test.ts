import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContainerPackages } from "../../../src/collectors/container-packages/read-container-packages.ts";
import { stateFolders } from "../../../src/targets/containers/state-folders.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { Target } from "../../../src/targets/target.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { engineMachine } from "../../targets/containers/engine-state.ts";
import { findingOn } from "./finding-on.ts";

const here = localTarget();

async function statusOf(item: string, target: Target = here): Promise<string> {
  return (await findingOn(target, item)).status;
}

describe("the state of this machine", () => {
  it("a process is found while it runs, and not when it has ended", async () => {
    const child = spawn("sleep", ["1234"], { stdio: "ignore" });
    const item = 'type : PROCESS_CHECK\nname : "sleep"\nowner : "nobody-at-all"\nstatus : OFF';
    expect(await statusOf('type : PROCESS_CHECK\nname : "sleep"\nstatus : ON')).toBe("PASSED");
    expect(await statusOf('type : PROCESS_CHECK\nname : "sleep"\nstatus : OFF')).toBe("FAILED");
    expect(await statusOf(item)).not.toBe("FAILED");
    child.kill();
    expect(await statusOf('type : PROCESS_CHECK\nname : "no-such-program"\nstatus : ON')).not.toBe("PASSED");
  });

  it("a parameter is what sysctl reads", async () => {
    const value = readFileSync("/proc/sys/kernel/pid_max", "utf8").trim();
    const item = (text: string) =>
      `type : SYSCTL_CHECK\nname : "kernel.pid_max"\nvalue : ${text}\nsource : RUNNING`;
    expect(await statusOf(item(`"${value}"`))).toBe("PASSED");
    expect(await statusOf(item("[1..MAX]"))).toBe("PASSED");
    expect(await statusOf(item('"17"'))).toBe("FAILED");
    expect(await statusOf('type : SYSCTL_CHECK\nname : "kernel.none"\nvalue : "1"\nsource : RUNNING')).toBe(
      "FAILED",
    );
  });

  it("a mount has the type and options that the kernel tells", async () => {
    const item = (option: string) => `type : MOUNT_OPTION\nmount : "/proc"\n${option}\nsource : MOUNTED`;
    expect(await statusOf(item('fs_type : "proc"'))).toBe("PASSED");
    expect(await statusOf(item('fs_type : "xfs"'))).toBe("FAILED");
    expect(await statusOf('type : MOUNT_OPTION\nmount : "/proc/self"\nsource : MOUNTED')).toBe("FAILED");
  });

  it.skipIf(lacks("dpkg-query"))("packages are those that dpkg-query lists", async () => {
    const { stdout } = spawnSync("dpkg-query", ["-W", "-f", "${Version}", "dpkg"], { encoding: "utf8" });
    const item = (operator: string) =>
      `type : DPKG_CHECK\ndpkg : "dpkg"\nversion : "${stdout}"\noperator : "${operator}"\nrequired : YES`;
    expect(await statusOf(item("eq"))).toBe("PASSED");
    expect(await statusOf(item("gt"))).toBe("FAILED");
  });

  it("processes that are hidden make OFF an ERROR, and no proof", async () => {
    const hidden: Target = {
      ...here,
      processIds: () => ({ status: "unavailable", reason: "missing-privilege", detail: "Run as root." }),
    };
    expect(await statusOf('type : PROCESS_CHECK\nname : "none"\nstatus : OFF', hidden)).toBe("ERROR");
  });

  it("OFF for a user is no proof where the names of users cannot be read", async () => {
    const files = here.files ?? expect.fail("This machine has files.");
    const nameless: Target = {
      ...here,
      files: {
        ...files,
        readText: (path, limit) =>
          path === "/etc/passwd"
            ? { status: "unavailable", reason: "missing-privilege", detail: "Run as root." }
            : files.readText(path, limit),
      },
    };
    const item = `type : PROCESS_CHECK\nname : "node"\nowner : "${userInfo().username}"\nstatus : OFF`;
    expect(await statusOf(item)).toBe("FAILED");
    expect(await statusOf(item, nameless)).toBe("ERROR");
  });

  it("Docker without containers has no packages, and one of which the state cannot be read has unknown ones", () => {
    const machine = engineMachine();
    const seen = () => readContainerPackages(here, stateFolders(machine.root));
    expect(seen()).toMatchObject({ status: "observed", facts: [] });
    mkdirSync(join(machine.root, "var/lib/docker"), { recursive: true });
    symlinkSync("containers", join(machine.root, "var/lib/docker/containers"));
    expect(seen()).toMatchObject({ status: "unavailable" });
    machine.remove();
  });

  it("a container of Docker that has ended has no packages; one whose process is gone is told as unseen", () => {
    const machine = engineMachine();
    machine.docker({ id: "a".repeat(64), name: "ended", pid: 0 });
    machine.docker({ id: "b".repeat(64), name: "gone", pid: 4_194_304 });
    const seen = readContainerPackages(here, stateFolders(machine.root));
    expect(seen).toMatchObject({
      status: "observed",
      facts: [{ name: "gone", packages: { status: "unavailable" } }],
    });
    machine.remove();
  });
});
