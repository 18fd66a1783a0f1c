import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { matchesGlob, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { TouchPlan } from "../../../src/model/touch-plan.ts";
import { lacksFile } from "../../support-hosts/requires.ts";
import { scratchFolder } from "../audit-command.ts";
import { fromSource } from "./from-source.ts";

const STRACE = "/usr/bin/strace";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const item = (...lines: readonly string[]): string =>
  `<custom_item>\ndescription : "x"\n${lines.join("\n")}\n</custom_item>\n`;
const builtIn = (name: string): string => `<item>\nname : "${name}"\ndescription : "x"\n</item>\n`;
const policy = (name: string, ...items: readonly string[]): string =>
  scratch.put(name, `<check_type:"Unix">\n${items.join("")}</check_type>\n`);

/** What every run opens of the machine, whatever it looks at: the runtime's own files. */
const IDLE = policy("idle.audit", item("type : FILE_CHECK", 'file : "/nothing"'));

/** Apart are those whose plan names whole folders, in which the files of others may lie. */
const RULES: readonly (readonly [name: string, items: string])[] = [
  [
    "files, packages, the kernel, processes, users and homes",
    [
      item("type : FILE_CONTENT_CHECK", 'file : "/etc/login.*"', 'regex : "^UMASK"', 'expect : "0"'),
      item("type : DPKG_CHECK", 'dpkg : "no-such-package"'),
      item("type : SYSCTL_CHECK", 'name : "net.ipv4.ip_forward"', 'value : "0"'),
      item("type : KERNEL_MODULE", 'name : "cramfs"', "status : DISABLED"),
      item("type : PROCESS_CHECK", 'name : "no-such-process"', "status : OFF"),
      item("type : CHKCONFIG", 'service : "x"', 'levels : "3"', "status : OFF"),
      item("type : XINETD_SVC", 'service : "telnet"', "status : OFF"),
      builtIn("passwd_invalid_gid"),
      builtIn("accounts_bad_home_permissions"),
    ].join(""),
  ],
  ["mounts", item("type : MOUNT_OPTION", 'mount : "/tmp"', 'option : "nodev"')],
  ["units", item("type : SYSTEMD_UNIT", 'unit : "ssh.service"', 'enabled : "enabled"')],
  ["a search", item("type : FIND_CMD", 'target : "/etc/default"', 'find_name : "x"', 'expect : ""')],
];

/** Of the machine; what the runtime and its libraries open for themselves lies elsewhere. */
const OF_THE_MACHINE =
  /^\/(?:etc|run|var|root|home|proc\/(?:sys|self(?!\/fd))|usr\/lib\/(?:systemd|modules))(?:\/|$)/;

function opened(file: string): ReadonlySet<string> {
  const trace = `${scratch.folder}/trace`;
  const main = resolve("src/cli/main.ts");
  const words = ["-f", "-qq", "-e", "trace=file", "-o", trace, process.execPath, main, "run", file];
  const env = { PATH: process.env.PATH, HOME: scratch.folder };
  const { error } = spawnSync(STRACE, words, { env });
  if (error !== undefined) throw error;
  const calls = readFileSync(trace, "latin1").matchAll(/^\d+ +(?!execve)\w+\((?:[\w-]+, )?"(\/[^"]*)"/gm);
  return new Set([...calls].map(([, path = ""]) => path).filter((path) => OF_THE_MACHINE.test(path)));
}

/** Globs of all files that a plan names, with the folders that lead to them. */
function planned(file: string): readonly string[] {
  const { stdout } = fromSource(["plan", file, "--format", "json"], scratch.folder);
  const homes = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":")[5] ?? "");
  return (JSON.parse(stdout) as TouchPlan).touches.flatMap(({ touch }) => {
    if (touch.kind === "tree") return [`${touch.path}/**`, ...ways(touch.path)];
    if (touch.kind !== "file") return [];
    const [, rest] = /^~(\/.*)$/.exec(touch.path) ?? [];
    return rest === undefined ? ways(touch.path) : homes.flatMap((home) => ways(home + rest));
  });
}

function ways(path: string): readonly string[] {
  const parts = path.split("/").filter((part) => part !== "");
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}

/** As `ptrace` may be forbidden. */
const canTrace = !lacksFile(STRACE) && spawnSync(STRACE, ["-qq", "true"]).status === 0;

describe.skipIf(!canTrace)("a run touches nothing that audit plan does not name", () => {
  const always = canTrace ? opened(IDLE) : new Set<string>();

  it.each(RULES)("for %s", (name, items) => {
    const file = policy(`${name.slice(0, 5)}.audit`, items);
    const globs = planned(file);
    const touched = [...opened(file)].filter((path) => !always.has(path));
    expect(touched.filter((path) => !globs.some((glob) => matchesGlob(path, glob)))).toEqual([]);
    expect(globs.length).toBeGreaterThan(0);
  });
});
