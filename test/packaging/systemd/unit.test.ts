import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scratchFolder } from "../../cli/audit-command.ts";
import { lacks } from "../../support-hosts/requires.ts";

const FOLDER = resolve("packaging/systemd");
const UNIT = join(FOLDER, "dotaudit-watch.service");
const WORST_EXPOSURE = 3;

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function run(program: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** What the unit says; of a name that is given several times, all of it. */
function settings(): ReadonlyMap<string, string> {
  const lines = readFileSync(UNIT, "utf8").match(/^[A-Za-z]+=.*$/gm) ?? [];
  const pairs = lines.map((line) => line.split(/=(.*)/s) as [string, string]);
  return new Map(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, all]) => [name, all.map(([, v]) => v).join(" ")]),
  );
}

describe.skipIf(lacks("systemd-analyze"))("the unit", () => {
  it("is one that systemd has nothing to say against", () => {
    expect(run("systemd-analyze", ["verify", UNIT])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it(`is exposed by ${WORST_EXPOSURE} of 10 at most`, () => {
    const args = ["security", "--offline=true", `--threshold=${WORST_EXPOSURE * 10}`, UNIT];
    const { status, stdout } = run("systemd-analyze", args);
    const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
    expect(exposure).toBeLessThanOrEqual(WORST_EXPOSURE);
    expect(status).toBe(0);
  });
});

describe("the unit", () => {
  it("has two capabilities and no more", () => {
    const both = "CAP_SYS_PTRACE CAP_DAC_READ_SEARCH";
    expect(settings().get("CapabilityBoundingSet")).toBe(both);
    expect(settings().get("AmbientCapabilities")).toBe(both);
  });

  it.each([
    "DynamicUser",
    "PrivateTmp",
    "PrivateDevices",
    "PrivateUsers",
    "PrivateNetwork",
    "ProcSubset",
    "ProtectProc",
    "ProtectKernelModules",
    "InaccessiblePaths",
    "TemporaryFileSystem",
    "RootDirectory",
  ])("hides nothing from the audit by %s", (name) => {
    expect(settings().has(name)).toBe(false);
  });

  it("shows the homes of users, which nobody can change through it", () => {
    expect(settings().get("ProtectHome")).toBe("read-only");
  });
});

const tools = ["root", "namespaces", "systemd-sysusers", "logrotate", "mount"];

describe.skipIf(lacks(...tools))("the user and the log", () => {
  const root = join(scratch.folder, "root");

  it("are made by systemd-sysusers and turned by logrotate, and nobody else may read the old one", () => {
    mkdirSync(join(root, "etc"), { recursive: true });
    for (const file of ["passwd", "group"]) copyFileSync(`/etc/${file}`, join(root, "etc", file));
    expect(run("systemd-sysusers", [`--root=${root}`, join(FOLDER, "dotaudit.sysusers")]).status).toBe(0);
    expect(readFileSync(join(root, "etc/passwd"), "utf8")).toMatch(
      /^dotaudit:x:\d+:\d+:dotaudit watch:\/var\/lib\/dotaudit:\/usr\/sbin\/nologin$/m,
    );
    const script = `
      set -e
      mount --bind ${root}/etc/passwd /etc/passwd; mount --bind ${root}/etc/group /etc/group
      mount -t tmpfs none /var/log; mkdir -m 750 /var/log/dotaudit
      echo alert > /var/log/dotaudit/alerts.jsonl; chmod 600 /var/log/dotaudit/alerts.jsonl
      chown -R dotaudit:dotaudit /var/log/dotaudit
      cp ${join(FOLDER, "dotaudit.logrotate")} ${root}/conf; chown 0:0 ${root}/conf; chmod 644 ${root}/conf
      logrotate --force --state ${root}/state ${root}/conf
      cd /var/log/dotaudit; stat -c "%n %U %a" *`;
    expect(run("unshare", ["-m", "sh", "-c", script])).toEqual({
      status: 0,
      stdout: "alerts.jsonl.1 dotaudit 600\n",
      stderr: "",
    });
  });
});

it("the sample configuration is a good one", () => {
  const folder = join(scratch.folder, "etc");
  mkdirSync(folder);
  cpSync(join(FOLDER, "watch.yaml"), join(folder, "watch.yaml"));
  cpSync("audits/web-server.audit", join(folder, "host.audit"));
  const args = ["src/cli/main.ts", "watch", "--check-config", join(folder, "watch.yaml")];
  expect(run(process.execPath, args)).toMatchObject({ status: 0, stderr: "" });
});

it("what the sample configuration only suggests is good as well", () => {
  const text = readFileSync(join(FOLDER, "watch.yaml"), "utf8");
  const suggested = text
    .replaceAll(/^( *)# (?=- name|  |expose|include|url|address)/gm, "$1")
    .replace("192.0.2.7 # others", "0.0.0.0 # others");
  expect(suggested).toMatch(/^ {2}- name: mail$[\s\S]*^ {2}expose: true$/m);
  const folder = join(scratch.folder, "suggested");
  mkdirSync(folder);
  cpSync("audits/web-server.audit", join(folder, "host.audit"));
  const path = join(folder, "watch.yaml");
  scratch.put("suggested/watch.yaml", suggested);
  for (const name of ["smtp-password", "slack-url"]) {
    scratch.put(`suggested/${name}`, "https://hooks.example.org/services/x");
    spawnSync("chmod", ["400", join(folder, name)]);
  }
  const args = ["src/cli/main.ts", "watch", "--check-config", path];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { PATH: process.env.PATH, CREDENTIALS_DIRECTORY: folder },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
