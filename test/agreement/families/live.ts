import { spawn } from "node:child_process";
import { copyFileSync, chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { Chance } from "../chance.ts";
import type { AgreementHost, Family } from "../family.ts";
import type { Item } from "../item-text.ts";

const PRINTED = ["yes", "no", "", "a=1", "PermitRootLogin no", "warning: x", "  yes  "] as const;
const COMMANDS = [
  "true",
  "exit 3",
  "none-such-command 2>/dev/null",
  "cat",
  'echo "$LC_ALL"',
  'test -t 0 && echo terminal || echo "no"',
  "printf yes",
  "#!/bin/bash\nset -o pipefail\n[[ a == a ]] && echo yes\n",
  "#!/bin/sh\necho no\necho yes >&2\n",
  'for i in 1 2 3; do echo "a=$i"; done',
  "echo 'yes' | awk '{print} END {if (NR == 0) print \"none\"}'",
  "grep -c none-such /etc/passwd",
  "sort <<EOF\nyes\nno\nEOF",
] as const;
const PATTERNS = [
  "^yes$",
  "^no$",
  "(?i)YES",
  "^a=[2-9]",
  "^$",
  "^((?!no).)*$",
  "x",
  "^\\s*yes\\s*$",
  "^C$",
] as const;
const PARAMETERS = [
  "kernel.ostype",
  "kernel.printk",
  "net.ipv4.ip_forward",
  "vm.swappiness",
  "kernel.randomize_va_space",
  "fs.file-max",
  "net.ipv4.conf.all.rp_filter",
  "kernel/threads-max",
] as const;
const SEEN_NAMES = [
  "agreed-copy",
  "agreed-with-a-lo",
  "agreed-with-a-long-name",
  "agreed-argv",
  "agreed-dead",
  "sleep",
  "agreed-none",
] as const;

/** This machine while it runs: commands, processes, parameters and mounts. */
export const live: Family = {
  name: "this machine",
  needs: ["bash", "grep", "ps", "sysctl", "findmnt"],
  hosts: 2,
  wrapper: "Unix",
  host,
  items: (chance) => [
    ...Array.from({ length: 8 }, () => command(chance)),
    ...Array.from({ length: 3 }, () => [processItem(chance), parameter(chance), mount(chance)]).flat(),
  ],
};

/** Starts processes whose names differ from those of their programs, and one that has ended but is not waited for. */
function host(chance: Chance): AgreementHost {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-live-"));
  chmodSync(folder, 0o755);
  const copy = (name: string, program: string) => {
    copyFileSync(program, join(folder, name));
    return join(folder, name);
  };
  const dead = copy("agreed-dead", "/bin/true");
  const started = [
    ...(chance.once(2)
      ? [spawn(copy("agreed-copy", "/bin/sleep"), ["600"], { uid: chance.pick([0, 1]) })]
      : []),
    ...(chance.once(2) ? [spawn(copy("agreed-with-a-long-name", "/bin/sleep"), ["600"])] : []),
    ...(chance.once(2) ? [spawn("/bin/sleep", ["600"], { argv0: "/opt/agreed-argv", uid: 1 })] : []),
    spawn("/bin/sh", ["-c", `${dead} & exec /bin/sleep 600`]),
  ];
  return {
    folder: "/",
    target: localTarget(),
    state: {},
    close() {
      for (const process of started) process.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    },
  };
}

function command(chance: Chance): Item {
  const printed = Array.from({ length: chance.below(4) }, () => chance.pick(PRINTED));
  const lines = printed.map((line) => `echo '${line}'${chance.once(4) ? " >&2" : ""}`).join("; ");
  const cmd = chance.once(2) ? chance.pick(COMMANDS) : lines || "true";
  if (chance.once(30)) return { type: "CMD_EXEC", cmd: "echo yes; sleep 30", expect: "yes", timeout: "1" };
  return { type: "CMD_EXEC", cmd, ...wanted(chance) };
}

function wanted(chance: Chance): Readonly<Record<string, string>> {
  const regex = chance.once(4) ? { regex: chance.pick(PATTERNS) } : {};
  const option = chance.once(6) ? { check_option: "CAN_BE_NULL" } : {};
  if (chance.once(5)) return { ...regex, ...option, expect: "" };
  if (chance.once(5)) return { ...regex, ...option, not_expect: chance.pick(PATTERNS) };
  const both = chance.once(8) ? { not_expect: chance.pick(PATTERNS) } : {};
  return { ...regex, ...option, ...both, expect: chance.pick(PATTERNS) };
}

function processItem(chance: Chance): Item {
  const owner = chance.once(3) ? { owner: chance.pick([["root"], ["daemon"], ["daemon", "root"]]) } : {};
  return {
    type: "PROCESS_CHECK",
    name: chance.pick(SEEN_NAMES),
    status: chance.pick(["ON", "OFF"]),
    ...owner,
  };
}

function parameter(chance: Chance): Item {
  const value = chance.pick([
    "0",
    "1",
    ["0", "1", "2"],
    ["Linux"],
    ["60", "10", "0"],
    "[0..2]",
    "[0..MAX]",
    "[MIN..100]",
    "4 4 1 7",
  ]);
  return { type: "SYSCTL_CHECK", name: chance.pick(PARAMETERS), value, source: "RUNNING" };
}

function mount(chance: Chance): Item {
  const option = chance.once(2)
    ? { option: chance.pick(["nosuid", "nosuid nodev", "rw", "relatime", "mode"]) }
    : {};
  const not = chance.once(3) ? { not_option: chance.pick(["ro", "noexec"]) } : {};
  const type = chance.once(3)
    ? {
        fs_type: chance.pick([
          ["tmpfs", "proc"],
          ["overlay", "ext4"],
        ]),
      }
    : {};
  const required = chance.once(4) ? { required: "NO" } : {};
  const place = chance.pick(["/", "/proc", "/sys", "/dev", "/dev/shm", "/dev/pts", "/tmp", "/none-such"]);
  return { type: "MOUNT_OPTION", mount: place, source: "MOUNTED", ...option, ...not, ...type, ...required };
}
