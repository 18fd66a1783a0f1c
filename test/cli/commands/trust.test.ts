import { createHash } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { commandLeave } from "../../../src/cli/commands/command-leave.ts";
import { matchesCommand } from "../../../src/cli/commands/matches-command.ts";
import { parseTrustFile } from "../../../src/cli/commands/parse-trust-file.ts";
import { readTrustFile } from "../../../src/cli/commands/read-trust-file.ts";
import { scratchFolder } from "../audit-command.ts";
import { fromSource } from "./from-source.ts";
import { processorTime } from "../../processor-time.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function policyOf(...commands: readonly string[]): string {
  const items = commands.map(
    (cmd) =>
      `<custom_item>\ntype : CMD_EXEC\ndescription : "${cmd}"\ncmd : "${cmd}"\nexpect : "x"\n</custom_item>\n`,
  );
  return `<check_type:"Unix">\n${items.join("")}</check_type>\n`;
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function statusesOf(args: readonly string[], settings: string): readonly string[] {
  const { stdout } = fromSource(["run", ...args, "-o", "json"], settings);
  const report = JSON.parse(stdout) as { findings: readonly { status: string }[] };
  return report.findings.map(({ status }) => status);
}

const MINE = policyOf("echo x", "echo xx");
const OTHERS = policyOf("echo xxx", "echo x");
const mine = scratch.put("mine.audit", MINE);
const others = scratch.put("others.audit", OTHERS);

describe("audit trust", () => {
  const settings = join(scratch.folder, "trust");
  const file = join(settings, "dotaudit/trusted-policies");

  it("adds a policy, tells its digest and what it lets run, and writes for this user alone", () => {
    const { status, stdout } = fromSource(["trust", mine], settings);
    expect(status).toBe(0);
    expect(stdout).toBe(`${digestOf(MINE)}  ${mine}: 2 commands may run\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(fromSource(["trust", mine], settings).status).toBe(0);
    expect(readFileSync(file, "utf8").match(/^[0-9a-f]{64}/gm)).toEqual([digestOf(MINE)]);
  });

  it("lets the commands of that policy run, and of others only the same text", () => {
    expect(statusesOf([mine], settings)).toEqual(["PASSED", "PASSED"]);
    expect(statusesOf([others], settings)).toEqual(["ERROR", "ERROR"]);
    expect(statusesOf([mine, others], settings)).toEqual(["PASSED", "PASSED", "ERROR", "PASSED"]);
  });

  it("trusts a policy no more when its text changes", () => {
    const changed = scratch.put("changed.audit", `${MINE}\n`);
    expect(statusesOf([changed], settings)).toEqual(["ERROR", "ERROR"]);
  });

  it("lists what is trusted, and takes it back", () => {
    expect(fromSource(["trust", "--list"], settings).stdout).toBe(`${digestOf(MINE)}  ${mine}\n`);
    expect(fromSource(["trust", "--remove", others], settings).stdout).toBe(
      "0 policies are trusted no more\n",
    );
    expect(fromSource(["trust", "--remove", digestOf(MINE)], settings).stdout).toBe(
      "1 policy is trusted no more\n",
    );
    expect(statusesOf([mine], settings)).toEqual(["ERROR", "ERROR"]);
  });

  it("says how it is called", () => {
    expect(fromSource(["trust"], settings).status).toBe(64);
    expect(fromSource(["trust", "--list", mine], settings).status).toBe(64);
    expect(fromSource(["trust", join(scratch.folder, "none.audit")], settings).status).toBe(66);
    expect(fromSource(["trust", scratch.put("faulty.audit", "<check_type")], settings).status).toBe(65);
  });
});

describe("a file of trust that somebody else can write", () => {
  const folder = join(scratch.folder, "modes/dotaudit");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "trusted-policies");

  function usable(fileMode: number, folderMode = 0o700): boolean {
    writeFileSync(file, `${digestOf(MINE)}  mine\n`);
    chmodSync(file, fileMode);
    chmodSync(folder, folderMode);
    return readTrustFile(file).status === "read";
  }

  it.each([
    [0o600, 0o700, true],
    [0o644, 0o755, true],
    [0o664, 0o755, false],
    [0o646, 0o755, false],
    [0o600, 0o777, false],
    [0o600, 0o1777, false],
    [0o600, 0o770, false],
  ])("is not used: file %o, folder %o", (fileMode, folderMode, expected) => {
    expect(usable(fileMode, folderMode)).toBe(expected);
  });

  it("is told, and trusts nothing", () => {
    expect(usable(0o666)).toBe(false);
    const { stderr } = fromSource(["run", mine], join(scratch.folder, "modes"));
    expect(stderr).toContain("is not used: others can write it");
    expect(statusesOf([mine], join(scratch.folder, "modes"))).toEqual(["ERROR", "ERROR"]);
    expect(fromSource(["trust", mine], join(scratch.folder, "modes")).status).toBe(66);
  });

  it.runIf(process.getuid?.() === 0)("is not used where it belongs to another user", () => {
    usable(0o600);
    chownSync(file, 65534, 65534);
    expect(readTrustFile(file)).toMatchObject({ status: "unusable" });
  });

  it("is not used where a link leads into a folder that others can write", () => {
    usable(0o600);
    const open = join(scratch.folder, "open");
    mkdirSync(open);
    writeFileSync(join(open, "policies"), `${digestOf(MINE)}  mine\n`, { mode: 0o600 });
    const link = join(folder, "link");
    symlinkSync(join(open, "policies"), link);
    chmodSync(open, 0o755);
    expect(readTrustFile(link)).toMatchObject({ status: "read", policies: [{ name: "mine" }] });
    chmodSync(open, 0o777);
    expect(readTrustFile(link)).toMatchObject({ status: "unusable" });
  });

  it("is not a folder, and one that is not there says nothing", () => {
    expect(readTrustFile(folder)).toMatchObject({ status: "unusable" });
    expect(readTrustFile(join(folder, "none"))).toEqual({ status: "read", policies: [] });
  });
});

describe("lines of a file of trust", () => {
  it("are a digest and a name, and everything else is a comment", () => {
    const digest = "A".repeat(64);
    const text = `# heading\n${digest}  my policy.audit\n${"b".repeat(64)}\n${"c".repeat(63)} x\n ${digest}\n`;
    expect(parseTrustFile(text)).toEqual([
      { sha256: "a".repeat(64), name: "my policy.audit" },
      { sha256: "b".repeat(64), name: "" },
    ]);
  });

  it("never throw", () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseTrustFile(text))));
  });
});

describe("what options allow", () => {
  it.each([
    ["uname -r", "uname -r", true],
    ["uname *", "uname -r", true],
    ["uname*", "uname", true],
    ["*", "anything at all", true],
    ["*", "anything\nat all", false],
    ["uname -r", "uname -r; reboot", false],
    ["uname", "uname -r", false],
    ["cat */passwd", "cat /etc/passwd", true],
    ["cat */passwd", "cat /etc/shadow", false],
    ["a*a", "a", false],
    ["*b*b*", "abab", true],
    ["*b*b*", "ab", false],
    ["UNAME*", "uname", false],
    ["a?c", "abc", false],
    ["", "", true],
    ["cat *", "cat x; rm -rf /", false],
    ["cat *", "cat x && id", false],
    ["cat *", "cat x | sh", false],
    ["cat *", "cat x > /etc/passwd", false],
    ["cat *", "cat <(id)", false],
    ["cat *", "cat `id`", false],
    ["cat *", "cat $(id)", false],
    ["cat *", "cat x\nid", false],
    ["cat *", "cat $HOME/x 'a b'", true],
    ["cat * | grep *", "cat x | grep y", true],
    ["cat * | grep *", "cat x | grep y | sh", false],
    ["cat * | grep *", "cat x; id | grep y", false],
    ["*;*", "a;b", true],
    ["*;*", "a;b;c", false],
  ])("%j stands for %j: %s", (pattern, command, expected) => {
    expect(matchesCommand(pattern, command)).toBe(expected);
  });

  it("is decided in linear time", () => {
    const started = processorTime();
    expect(matchesCommand(`${"*a".repeat(5000)}*b`, "a".repeat(100_000))).toBe(false);
    expect(processorTime() - started).toBeLessThan(20_000);
  });

  it("is one pattern of several, all of them, or none", () => {
    const allows = (options: Parameters<typeof commandLeave>[0], command: string) =>
      commandLeave(options, []).allows(command);
    expect(allows({ allowCommand: ["id", "uname*"] }, "uname -a")).toBe(true);
    expect(allows({ allowCommand: ["id"] }, "uname -a")).toBe(false);
    expect(allows({ allowCommand: [], allowCommands: true }, "uname -a")).toBe(true);
  });

  it.each([
    [["--allow-commands"], "PASSED"],
    [["--allow-command", "echo*"], "PASSED"],
    [[], "ERROR"],
  ] as const)("run and collect follow %j", (options, status) => {
    const settings = join(scratch.folder, "none");
    expect(statusesOf([mine, ...options], settings)).toEqual([status, status]);
    const path = join(scratch.folder, `evidence-${options.length}.json`);
    const { status: exit, stderr } = fromSource(["collect", mine, "-o", path, ...options], settings);
    expect(exit).toBe(status === "PASSED" ? 0 : 2);
    expect(stderr.includes("commands are not allowed")).toBe(status === "ERROR");
    expect(statusesOf([mine, "--evidence", path], settings)).toEqual([status, status]);
  });

  it("knows no user who is not there", () => {
    const { status, stderr } = fromSource(["run", mine, "--command-user", "no-such-user"], scratch.folder);
    expect(status).toBe(64);
    expect(stderr).toContain("no-such-user");
  });
});
