import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { audit, COMMAND, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const TRACE = /\n\s+at |Error:|node:internal/;

function expectAnswer(args: readonly string[], status: number, words: RegExp): void {
  const outcome = audit(args);
  expect(outcome.stderr + outcome.stdout).not.toMatch(TRACE);
  expect(outcome.stderr).toMatch(words);
  expect(outcome.status).toBe(status);
}

describe("bad input gets a clear answer and its exit status", () => {
  const policy = scratch.put("good.audit", HARMLESS);
  mkdirSync(join(scratch.folder, "folder.audit"));

  it.each<[name: string, args: () => readonly string[], status: number, words: RegExp]>([
    ["no command", () => [], 64, /Usage: audit/],
    ["an unknown command", () => ["rum", policy], 64, /unknown command 'rum'[^]*run/],
    ["no policy", () => ["run"], 64, /missing required argument 'policy'/],
    ["an unknown option", () => ["run", policy, "--quite"], 64, /--quiet/],
    ["an unknown format", () => ["run", policy, "-o", "jsno"], 64, /no format "jsno".*json/],
    [
      "two formats on standard output",
      () => ["run", policy, "-o", "json", "-o", "junit"],
      64,
      /takes one format/,
    ],
    ["a format with an empty file name", () => ["run", policy, "-o", "json="], 64, /name is missing/],
    ["an unknown --fail-on", () => ["run", policy, "--fail-on", "sometimes"], 64, /failed, warning, error/],
    ["a time limit that is none", () => ["run", policy, "--regex-timeout", "0"], 64, /whole number from 1/],
    ["a time limit in words", () => ["run", policy, "--regex-timeout", "1s"], 64, /whole number from 1/],
    ["a report over the policy itself", () => ["run", policy, "-o", `json=${policy}`], 64, /would overwrite/],
    ["standard input twice", () => ["run", "-", "-"], 64, /only once/],
    ["a policy that is not there", () => ["run", "/nonexistent.audit"], 66, /no such file/],
    ["a directory", () => ["run", join(scratch.folder, "folder.audit")], 66, /is a directory/],
    ["a device", () => ["run", "/dev/zero"], 66, /neither a file nor a pipe/],
    ["an empty policy", () => ["run", scratch.put("empty.audit", "")], 65, /AUD1\d+/],
    ["comments only", () => ["run", scratch.put("comments.audit", "# nothing\n")], 65, /AUD1\d+/],
    [
      "binary data",
      () => ["run", scratch.put("binary.audit", Buffer.from([0, 1, 2, 255, 254, 0, 0, 7]))],
      65,
      /AUD1\d+/,
    ],
    ["a program", () => ["run", process.execPath], 65, /larger than 64 MiB|AUD1\d+/],
    [
      "a port that can never match",
      () => ["run", scratch.put("never.audit", HARMLESS.replace('"1"', '"70000"'))],
      65,
      /never\.audit:6:10: error AUD2020/,
    ],
    ["a port question that is none", () => ["why", "ssh"], 64, /is not a port/],
    ["a port above 65535", () => ["why", "70000"], 64, /is not a port/],
    ["an unknown list", () => ["list", "everything"], 64, /checks, formats, collectors/],
    [
      "an unwritable report",
      () => ["run", policy, "-o", "json=/nonexistent/x.json"],
      2,
      /cannot be written \(ENOENT\)/,
    ],
  ])("%s", (_, args, status, words) => {
    expectAnswer(args(), status, words);
  });

  it.each([
    ["a file name", ["run", "\u001b[31mred\u0007.audit"]],
    ["an option", ["run", "--\u001b[2J"]],
    ["a format", ["run", "x", "-o", "\u009b2J\u202e"]],
    ["a port", ["why", "\u001b]0;title\u0007"]],
  ])("%s with control characters reaches the terminal escaped", (_, args) => {
    expect(audit(args).stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it("a policy of 100 MB is refused without being read to its end", () => {
    const big = scratch.put("big.audit", Buffer.alloc(100 * 1024 * 1024, 32));
    expectAnswer(["run", big], 65, /larger than 64 MiB/);
  });

  it("a policy that this user may not read", () => {
    const secret = scratch.put("secret.audit", HARMLESS);
    chmodSync(secret, 0o000);
    chmodSync(scratch.folder, 0o755);
    const isRoot = process.getuid?.() === 0;
    const [command, args] = isRoot
      ? [
          "setpriv",
          ["--reuid=65534", "--regid=65534", "--clear-groups", process.execPath, COMMAND, "run", secret],
        ]
      : [process.execPath, [COMMAND, "run", secret]];
    const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
    expect(stderr).toMatch(/may not be read/);
    expect(status).toBe(66);
  });

  it("reports every fault of a policy at once, with place, frame and hint", () => {
    const text = HARMLESS.replace("type : AUDIT_DENIED", "type : AUDIT_DENYED");
    const { status, stderr } = audit(["run", scratch.put("faulty.audit", text)]);
    expect(status).toBe(65);
    expect(stderr).toContain("faulty.audit:3:8: error AUD2002");
    expect(stderr).toContain("did you mean AUDIT_DENIED_OPEN_PORTS?");
    expect(stderr).toContain("nothing was judged");
  });
});

describe("standard output and signals", () => {
  it("a reader that goes away is not an error", () => {
    const policy = scratch.put("pipe.audit", HARMLESS);
    const shell = `"${process.execPath}" "${COMMAND}" run "${policy}" -o json | head -c 1; echo "status \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", shell], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/status [012]/);
  });

  it("a full disk behind standard output is said", () => {
    const policy = scratch.put("full.audit", HARMLESS);
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, "run", policy], {
      encoding: "utf8",
      stdio: ["ignore", full, "pipe"],
    });
    closeSync(full);
    expect(stderr).toMatch(/cannot be written to \(ENOSPC\)/);
    expect(status).toBe(2);
  });

  it("Ctrl-C ends a run that waits for its policy", async () => {
    const child = spawn(process.execPath, [COMMAND, "run", "-"], { stdio: ["pipe", "ignore", "ignore"] });
    setTimeout(() => child.kill("SIGINT"), 700);
    const signal = await new Promise((resolve) =>
      child.once("exit", (_, name) => {
        resolve(name);
      }),
    );
    expect(signal).toBe("SIGINT");
  });
});
