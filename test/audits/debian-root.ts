import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Debian system of its own in a folder, as debootstrap makes it. */
export interface DebianRoot {
  readonly folder: string;
  /** Runs a command of a shell in there; gives what it printed where it failed, else an empty text. */
  run(command: string): string;
  remove(): void;
}

const SHELL = [
  "/usr/bin/env",
  "-i",
  "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
  "HOME=/root",
  "LC_ALL=C",
  "/bin/sh",
];

/** Installs Debian 12 with an SSH server into a new folder, from where this machine gets its packages. */
export function installDebian(): DebianRoot {
  const folder = mkdtempSync(join(tmpdir(), "debian-"));
  execFileSync("debootstrap", ["--include=openssh-server", "bookworm", folder, ...mirror()], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  return {
    folder,
    run: (command) => withoutStarting(folder, () => runIn(folder, command)),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Packages that are installed meanwhile start no service. */
function withoutStarting<T>(folder: string, work: () => T): T {
  const noStart = join(folder, "usr/sbin/policy-rc.d");
  writeFileSync(noStart, "#!/bin/sh\nexit 101\n");
  chmodSync(noStart, 0o755);
  try {
    return work();
  } finally {
    rmSync(noStart);
  }
}

/** In namespaces of its own, so that nothing stays mounted and nothing keeps running. */
function runIn(folder: string, command: string): string {
  const script = `mount -t proc proc "$0/proc" && exec chroot "$0" ${SHELL.join(" ")} -c "$1"`;
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    ["-m", "-p", "-f", "/bin/sh", "-c", script, folder, command],
    { encoding: "utf8", timeout: 300_000 },
  );
  return status === 0 ? "" : `${command}: ${String(status)}\n${stdout}${stderr}`;
}

/** The archive that this machine's own packages come from; none where it has no list of them. */
function mirror(): readonly string[] {
  const format = "$(REPO_URI) $(CODENAME)";
  const { stdout } = spawnSync("apt-get", ["indextargets", "--format", format], { encoding: "utf8" });
  const line = stdout.split("\n").find((entry) => entry.endsWith(" bookworm"));
  return line === undefined ? [] : [line.slice(0, line.indexOf(" "))];
}
