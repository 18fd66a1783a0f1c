import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { audit, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

describe("what the command tells of itself", () => {
  it.each([
    [["--help"]],
    [["run", "--help"]],
    [["lint", "--help"]],
    [["why", "--help"]],
    [["list", "--help"]],
    [["watch", "accept", "--help"]],
    [["alert", "test", "--help"]],
  ])("audit %j explains itself on standard output", (args) => {
    const { status, stdout, stderr } = audit(args);
    expect(stdout).toContain("Usage: audit");
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it.each([
    [["alert", "test"]],
    [["watch", "accept", "--once"]],
    [["baseline", "update"]],
    [["alert", "tets"]],
  ])("audit %j is called wrongly, and no rule that fails", (args) => {
    expect(audit(args).status).toBe(64);
  });

  it("lists the check types, a line each", () => {
    const { stdout, status } = audit(["list", "checks"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^AUDIT_REQUIRED_OPEN_PORTS +Passes when/m);
    expect(stdout).toMatch(/^CMD_EXEC +Passes when/m);
    expect(stdout).toMatch(/^<item> passwd_zero_uid +Passes/m);
  });

  it("shows one check type with every keyword, whatever its case", () => {
    const { stdout } = audit(["list", "checks", "--type", "audit_process_on_port"]);
    for (const word of ["port_type : TCP", "Windows form: value_data", "sha256", "[extension]"])
      expect(stdout).toContain(word);
    expect(audit(["list", "checks", "--type", "AUDIT_REQUIRED_OPEN_PORTS"]).stdout).toContain("(extension)");
    expect(audit(["list", "checks", "--type", "CMD_EXEC"]).stdout).toMatch(/^ *cmd +: /m);
  });

  it("shows a check type for each kind of policy that has it", () => {
    const { stdout } = audit(["list", "checks", "--type", "FILE_CONTENT_CHECK"]);
    expect(stdout).toMatch(/^FILE_CONTENT_CHECK$[^]*^FILE_CONTENT_CHECK \(FileContent\)$/m);
  });

  it("names the check type that was probably meant", () => {
    const { status, stderr } = audit(["list", "checks", "--type", "CMD_EXE"]);
    expect(status).toBe(64);
    expect(stderr).toContain("did you mean CMD_EXEC?");
    expect(audit(["list", "formats", "--type", "json"]).status).toBe(64);
  });

  it("lists formats and collectors", () => {
    expect(audit(["list", "formats"]).stdout).toMatch(/terminal[^]*json[^]*junit/);
    expect(audit(["list", "collectors"]).stdout).toMatch(/procfs-listening-sockets[^]*cannot see/);
  });

  it.each([
    ["checks", { type: "CMD_EXEC", origin: "nessus", keywords: expect.any(Array) as unknown }],
    ["formats", { id: "json", mediaType: "application/json" }],
    ["collectors", { cannotSee: expect.any(Array) as unknown }],
  ])("lists %s as JSON", (what, entry) => {
    const { stdout } = audit(["list", what, "--format", "json"]);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining(entry));
  });

  it("lints a good policy in silence about faults, and a bad one as JSON with every fault", () => {
    const good = audit(["lint", scratch.put("good.audit", HARMLESS)]);
    expect(good).toMatchObject({ status: 0, stderr: "" });
    expect(good.stdout).toMatch(/1 rule, no faults\n$/);
    const text = HARMLESS.replace('"1"', '"70000"').replace("TCP", "SCTP");
    const bad = audit(["lint", "--format", "json", scratch.put("bad.audit", text)]);
    expect(bad.status).toBe(65);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      files: [
        {
          diagnostics: [
            { code: "AUD2010", location: { line: 5 } },
            { code: "AUD2020", location: { line: 6 } },
          ],
        },
      ],
    });
  });

  it("takes a policy from standard input, whatever its encoding", () => {
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(HARMLESS.replaceAll("\n", "\r\n"), "utf16le"),
    ]);
    expect(audit(["lint", "-"], { input: utf16 }).stdout).toMatch(/1 rule, no faults/);
  });
});

describe.skipIf(lacks("bash"))("the completion script", () => {
  it.each([
    ["audit ru", "run"],
    ["audit run --pack", "--packages"],
    ["audit list form", "formats"],
    ["audit watch acc", "accept"],
    ["audit watch accept --st", "--state"],
    ["audit watch accept --int", ""],
    ["audit alert test --rec", "--receiver"],
  ])("completes %s in bash", (words, completed) => {
    const complete = `COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _audit; echo "\${COMPREPLY[*]}"`;
    const text = `${audit(["completion", "bash"]).stdout}\n${complete}`;
    const { stdout, stderr } = spawnSync("bash", ["-c", text], { encoding: "utf8", cwd: scratch.folder });
    expect({ stdout, stderr }).toEqual({ stdout: `${completed}\n`, stderr: "" });
  });

  it.skipIf(lacks("fish"))("completes the commands of a command in fish, each where it belongs", () => {
    const { stdout: script } = audit(["completion", "fish"]);
    const ask = ["audit watch acc", "audit watch accept --st", "audit watch accept --int", "audit alert t"];
    const text = `${script}\n${ask.map((words) => `complete -C '${words}'`).join("\n")}`;
    const home = { ...process.env, HOME: scratch.folder };
    const { stdout } = spawnSync("fish", ["-c", text], { encoding: "utf8", cwd: scratch.folder, env: home });
    expect(stdout.trim().split(/\s.*\n|\n/)).toEqual(["accept", "--state", expect.stringContaining("test")]);
  });

  it.each(["zsh", "fish"])("is printed for %s", (shell) => {
    expect(audit(["completion", shell]).stdout).toContain("audit");
  });
});
