import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { audit, scratchFolder } from "./audit-command.ts";
import { ssText } from "./ss-text.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const web1 = scratch.put("web1.txt", ssText("0.0.0.0:22", "0.0.0.0:80"));
const web2 = scratch.put("web2.txt", ssText("0.0.0.0:22"));

describe("audit learn", () => {
  it("writes a policy that lints clean, is laid out and passes on what it was learnt from", () => {
    const policy = join(scratch.folder, "web.audit");
    const { stdout, stderr } = audit(["learn", `ss:${web1}`, `ss:${web2}`, "-o", policy]);
    expect(stdout).toBe("");
    expect(stderr).toContain("not learnt: tcp 22: its owner was not recorded");
    expect(audit(["lint", "--strict", policy]).status).toBe(0);
    expect(audit(["fmt", "--check", policy]).status).toBe(0);
    for (const host of [web1, web2])
      expect(audit(["run", policy, "--evidence", `ss:${host}`])).toMatchObject({ status: 0 });
    const other = scratch.put("other.txt", ssText("0.0.0.0:22", "0.0.0.0:4444"));
    expect(audit(["run", policy, "--evidence", `ss:${other}`]).status).toBe(1);
  });

  it("exits with 2 where something was not seen, and writes the policy all the same", () => {
    const { status, stdout } = audit(["learn", `ss:${web1}`]);
    expect(status).toBe(2);
    expect(stdout).toContain('<check_type:"Unix">');
  });

  it("exits with 2 and writes nothing where nothing was seen", () => {
    const empty = scratch.put("empty.txt", "");
    const policy = join(scratch.folder, "empty.audit");
    expect(audit(["learn", `ss:${empty}`, "-o", policy])).toMatchObject({ status: 2, stdout: "" });
    expect(readdirSync(scratch.folder)).not.toContain("empty.audit");
  });

  it("writes a policy for each role", () => {
    const folder = join(scratch.folder, "policies");
    mkdirSync(folder);
    audit(["learn", "--role", `web=ss:${web1}`, `ss:${web2}`, "--role", `ssh=ss:${web2}`, "-o", folder]);
    expect(readdirSync(folder).sort()).toEqual(["ssh.audit", "web.audit"]);
    expect(readFileSync(join(folder, "web.audit"), "utf8")).toMatch(/^# role: web$/m);
    expect(readFileSync(join(folder, "web.audit"), "utf8")).toContain('ports       : "22, 80"');
    expect(readFileSync(join(folder, "ssh.audit"), "utf8")).not.toContain("80");
  });

  it.each([
    ["nothing to learn from", []],
    ["several roles without a folder", ["--role", `a=${web1}`, "--role", `b=${web2}`]],
    ["a role that is a path", ["--role", `../a=${web1}`]],
    ["files with and without a role", [web1, "--role", `b=${web2}`]],
    ["an output that is also an input", [`ss:${web1}`, "-o", web1]],
    ["standard input twice", ["-", "-"]],
  ])("refuses to be called with %s", (_, args) => {
    expect(audit(["learn", ...args])).toMatchObject({ status: 64, stdout: "" });
  });

  it("tells a missing file from a faulty one", () => {
    expect(audit(["learn", "missing.json"]).status).toBe(66);
    expect(audit(["learn", scratch.put("odd.json", '{"schemaVersion": 7}')]).status).toBe(65);
  });
});
