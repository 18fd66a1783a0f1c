import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { audit, scratchFolder } from "./audit-command.ts";
import { ssText } from "./ss-text.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const POLICY = scratch.put(
  "p.audit",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Only SSH is open"
  port_type   : TCP
  ports       : "22"
  reference   : "CIS|9.1"
</custom_item>
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "23"
  severity    : MEDIUM
</custom_item>
</check_type>
`,
);

/** What ss prints on a host with these TCP ports open. */
function evidence(name: string, ports: readonly number[]): string {
  return scratch.put(name, ssText(...ports.map((port) => `0.0.0.0:${port}`)));
}

const SSH = `ss:${evidence("ssh.txt", [22])}`;
const EXTRA = `ss:${evidence("extra.txt", [22, 9100])}`;
const BOTH = `ss:${evidence("both.txt", [22, 23, 9100])}`;
const SEEN = ["--only", "p/only-ssh-is-open,p/no-telnet"];

function run(host: string, ...options: readonly string[]) {
  return audit(["run", POLICY, "--evidence", host, ...SEEN, ...options]);
}

const waivers = (lines: string) =>
  scratch.put(
    "waivers.yml",
    `waivers:\n  - rule: p/only-ssh-is-open\n    reason: b\n    approver: Jo\n${lines}`,
  );

describe("the gate of audit run", () => {
  it.each<[host: string, options: readonly string[], status: number]>([
    [SSH, [], 0],
    [EXTRA, [], 1],
    [EXTRA, ["--soft-fail-on", "tag=CIS"], 0],
    [EXTRA, ["--soft-fail-on", "tag=CIS", "--hard-fail-on", "high"], 1],
    [EXTRA, ["--skip", "type=AUDIT_ALLOWED_OPEN_PORTS"], 0],
    [EXTRA, ["--skip", "*"], 2],
    [BOTH, ["--only", "medium", "--skip", "p/only*"], 0],
    [BOTH, ["--skip", "p/only*", "--fail-on", "warning"], 1],
    [BOTH, ["--skip", "p/only*", "--fail-on", "severity>=medium"], 1],
    [BOTH, ["--skip", "p/only*", "--fail-on", "severity>=high"], 0],
    [EXTRA, ["--exit-style", "nagios"], 2],
    [EXTRA, ["--exit-style", "inspec"], 100],
    [EXTRA, ["--exit-style", "oscap"], 2],
    [EXTRA, ["--skip", "*", "--exit-style", "nagios"], 3],
  ])("of %s with %j ends with %i", (host, options, status) => {
    const formats = [["-q"], ["-o", "json"], ["-o", "junit"]];
    expect(formats.map((format) => run(host, ...options, ...format).status)).toEqual([
      status,
      status,
      status,
    ]);
  });

  it("says in the report what was left out", () => {
    const { stdout } = run(SSH, "--skip", "medium", "-o", "json");
    const { diagnostics, findings } = JSON.parse(stdout) as AuditReport;
    expect(findings).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: "AUD5020", message: expect.stringContaining("1 of 2 rules") as string },
    ]);
  });

  it.each<[lines: string, status: number, words: RegExp]>([
    ["    until: never\n", 0, /WAIVED {3}Only SSH is open: Waived without an end \(Jo\): b/],
    ["    until: 2020-01-01Z\n", 1, /The waiver ended at 2020-01-01Z/],
    ["    until: 2020-01-01Z\n", 1, /AUD5012/],
    ["    until: never\n    port: 1\n", 1, /AUD5011/],
  ])("with the waiver %j ends with %i and says so", (lines, status, words) => {
    const after = run(EXTRA, "--waivers", waivers(lines));
    expect(after.status).toBe(status);
    expect(after.stdout).toMatch(words);
  });

  it("warns of a waiver that ends soon", () => {
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const file = waivers(`    until: ${soon}Z\n`);
    expect(run(EXTRA, "--waivers", file).stdout).toContain("AUD5013");
    expect(run(EXTRA, "--waivers", file, "--warn-days", "1").stdout).not.toContain("AUD5013");
  });

  it("refuses waivers, limits and baselines that cannot be used", () => {
    const bad = run(EXTRA, "--waivers", waivers("    until: 2026-12-31\n"));
    expect(bad.status).toBe(65);
    expect(bad.stderr).toMatch(/waivers\.yml:5:12: error AUD5005: expected a date with its time zone/);
    expect(run(EXTRA, "--waivers", join(scratch.folder, "missing.yml")).status).toBe(66);
    expect(run(EXTRA, "--threshold", scratch.put("t.yml", "failed: {max: 1}\n")).stderr).toContain("AUD5003");
    expect(run(EXTRA, "--baseline", scratch.put("b.json", "{}")).status).toBe(65);
    expect(run(EXTRA, "--baseline", join(scratch.folder, "missing.json")).status).toBe(66);
    for (const option of ["--fail-on", "--only", "--hard-fail-on"])
      expect(run(EXTRA, option, "severity>=urgent")).toMatchObject({ status: 64, stdout: "" });
    expect(run(EXTRA, "--warn-days", "soon").status).toBe(64);
  });

  it("reads standard input once, and overwrites nothing that it reads", () => {
    const kept = waivers("    until: never\n");
    const baseline = join(scratch.folder, "kept.json");
    run(SSH, "-o", `json=${baseline}`);
    const before = readFileSync(baseline, "utf8");
    expect(audit(["run", "-", "--waivers", "-"])).toMatchObject({ status: 64, stdout: "" });
    expect(run(EXTRA, "--waivers", "-", "--threshold", "-").status).toBe(64);
    expect(run(EXTRA, "--waivers", kept, "-o", `json=${kept}`).status).toBe(64);
    expect(run(EXTRA, "--baseline", baseline, "-o", `json=${baseline}`).status).toBe(64);
    expect(readFileSync(baseline, "utf8")).toBe(before);
  });

  it("takes a title with a comma as one", () => {
    expect(run(EXTRA, "--soft-fail-on", "title=Only SSH*, open").status).toBe(1);
    expect(run(EXTRA, "--soft-fail-on", "title=Only SSH*").status).toBe(0);
    expect(audit(["run", POLICY, "--evidence", EXTRA, "--skip", "title=Only, SSH"]).stdout).not.toContain(
      "AUD5020",
    );
  });

  it.each<[options: readonly string[], warns: boolean]>([
    [["--hard-fail-on", "p/no-telnt"], true],
    [["--soft-fail-on", "id=p/no-telnt"], true],
    [["--hard-fail-on", "p/no-telnet,high,tag=STIG,p/x*"], false],
    [["--only", "p/no-telnt,p/no-telnet"], true],
    [["--skip", "AUDIT_REQUIRED_OPEN_PORTS"], true],
    [["--skip", "low"], false],
  ])("says of %j whether it names what is not there: %s", (options, warns) => {
    expect(run(SSH, ...options).stdout.includes("AUD5021")).toBe(warns);
  });

  it("says nothing of waivers for rules that were not selected", () => {
    const { stdout } = run(EXTRA, "--skip", "p/only*", "--waivers", waivers("    until: never\n"));
    expect(stdout).not.toMatch(/AUD501/);
  });

  it.each<[limits: string, host: string, status: number]>([
    ["compliance: {min: 50}", EXTRA, 0],
    ["compliance: {min: 51}", EXTRA, 1],
    ["failed: {total: {max: 1}}", EXTRA, 0],
    ["failed: {total: {max: 0}}", EXTRA, 1],
    ["failed: {high: {max: 0}}", SSH, 0],
    ["failed: {medium: {max: 0}}", EXTRA, 1],
    ["passed: {total: {min: 2}}", EXTRA, 1],
    ["passed: {total: {min: 2}}", SSH, 0],
  ])("with the limits %s of %s ends with %i", (limits, host, status) => {
    const after = run(host, "--threshold", scratch.put("limits.yml", limits));
    expect(after.status).toBe(status);
    expect(after.stdout).toContain("--threshold");
  });

  it("with a baseline fails only for what is new, and lists what is gone", () => {
    const baseline = join(scratch.folder, "before.json");
    const now = join(scratch.folder, "now.json");
    run(EXTRA, "-o", `json=${now}`);
    const made = audit(["baseline", "update", baseline, now]);
    expect(made).toMatchObject({
      status: 0,
      stdout: "now known: p/only-ssh-is-open (FAILED): tcp 0.0.0.0 port 9100\n",
    });
    expect(readFileSync(baseline, "utf8")).toBe(readFileSync(now, "utf8"));
    expect(run(EXTRA, "--baseline", baseline)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/KNOWN {4}Only SSH is open/) as string,
    });
    expect(run(BOTH, "--baseline", baseline)).toMatchObject({ status: 1 });
    const mended = run(SSH, "--baseline", baseline, "-o", `json=${now}`);
    expect(mended.status).toBe(0);
    expect(mended.stdout).toMatch(/What is gone since the baseline\n {2}Only SSH is open: was FAILED/);
    expect(audit(["baseline", "update", baseline, now]).stdout).toBe(
      "gone: p/only-ssh-is-open (was FAILED)\n",
    );
    expect(audit(["baseline", "update", baseline, now]).stdout).toBe("Nothing has changed.\n");
  });
});

describe("audit waive", () => {
  const file = join(scratch.folder, "new.yml");
  const complete = ["--reason", "agent: #1", "--approver", "Jo", "--until", "never"];

  it("makes a file with what is left to fill in, and says what that is", () => {
    const made = audit(["waive", "p/only-ssh-is-open", "--waivers", file, "--port", "9100/tcp"]);
    expect(made.status).toBe(2);
    expect(made.stderr.match(/AUD5005: \w+/g)).toEqual([
      "AUD5005: reason",
      "AUD5005: approver",
      "AUD5005: until",
    ]);
    expect(run(EXTRA, "--waivers", file).status).toBe(65);
  });

  it("adds one that can be used, and keeps comments and order", () => {
    const kept =
      "# kept by security\nwaivers:\n  # the first\n  - rule: x\n    reason: y\n    approver: z\n    until: never\n";
    const path = scratch.put("kept.yml", kept);
    expect(audit(["waive", "p/only-ssh-is-open", "--waivers", path, ...complete]).status).toBe(0);
    expect(readFileSync(path, "utf8").startsWith(kept)).toBe(true);
    expect(run(EXTRA, "--waivers", path)).toMatchObject({ status: 0 });
  });

  it("takes host and port from a report, and knows what it does not have", () => {
    const report = join(scratch.folder, "r.json");
    const path = join(scratch.folder, "from-report.yml");
    run(EXTRA, "-o", `json=${report}`);
    const args = ["waive", "p/only-ssh-is-open", "--waivers", path, "--report", report];
    expect(audit([...args, ...complete]).status).toBe(0);
    expect(readFileSync(path, "utf8")).toContain("port: 9100/tcp");
    expect(run(EXTRA, "--waivers", path).status).toBe(0);
    const wrong = audit(["waive", "p/only-ssh-is-opn", "--waivers", file, "--report", report]);
    expect(wrong).toMatchObject({
      status: 64,
      stderr: expect.stringContaining("Did you mean p/only-ssh-is-open?") as string,
    });
  });

  it("finds a rule by its title, whatever its case, and never guesses between two", () => {
    const report = join(scratch.folder, "titles.json");
    const path = join(scratch.folder, "by-title.yml");
    run(EXTRA, "-o", `json=${report}`);
    const waive = (name: string) =>
      audit(["waive", name, "--waivers", path, "--report", report, ...complete]);
    expect(waive("only ssh is open")).toMatchObject({ status: 0 });
    expect(readFileSync(path, "utf8")).toContain("rule: p/only-ssh-is-open");
    expect(waive("Only SSH is opn").stderr).toContain("Did you mean p/only-ssh-is-open?");
  });

  const one = "- rule: x\n    reason: y\n    approver: z\n    until: never\n";

  it.each<[what: string, text: string]>([
    ["line ends of Windows", `# a\r\nwaivers:\r\n  ${one.replaceAll("\n", "\r\n")}`],
    ["a layout of its own", `waivers:\n  ${one.replace("y", "  'y'   # because")}\n\n# the end\n`],
    ["no line end", `waivers:\n  ${one.trimEnd()}`],
    ["a list that is not indented", `waivers:\n${one.replaceAll("\n    ", "\n  ")}`],
    ["a block of text", `waivers:\n  ${one.replace("y", ">\n      folded\n      text")}`],
  ])("keeps every byte of a file with %s", (_, text) => {
    const path = scratch.put("layout.yml", text);
    expect(audit(["waive", "p/only-ssh-is-open", "--waivers", path, ...complete]).status).toBe(0);
    const after = readFileSync(path, "utf8");
    expect(after.startsWith(text)).toBe(true);
    expect(after.slice(text.length).includes("\r\n")).toBe(text.includes("\r\n"));
    expect(run(EXTRA, "--waivers", path).status).toBe(0);
  });

  it("keeps JSON, the mode of a file, and the link to it", () => {
    const path = scratch.put("w.json", '{"waivers": []}');
    const link = join(scratch.folder, "link.json");
    chmodSync(path, 0o600);
    symlinkSync(path, link);
    expect(audit(["waive", "p/only-ssh-is-open", "--waivers", link, ...complete]).status).toBe(0);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ waivers: [{ reason: "agent: #1" }] });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(run(EXTRA, "--waivers", link).status).toBe(0);
  });

  it("writes nothing where it may not", () => {
    const folder = join(scratch.folder, "nowhere", "w.yml");
    expect(audit(["waive", "x", "--waivers", folder])).toMatchObject({ status: 2, stdout: "" });
    expect(audit(["waive", "x", "--waivers", "-"]).status).toBe(64);
    expect(audit(["baseline", "update", "-", "now.json"]).status).toBe(64);
  });

  it("leaves a file that is none as it is", () => {
    for (const text of [
      "waivers: [",
      "- a\n",
      "waivers: all\n",
      "waivers: []\nwaivers: []\n",
      "waivers:\n---\na: b\n",
    ]) {
      const path = scratch.put("broken.yml", text);
      const before = statSync(path).mtimeMs;
      expect(audit(["waive", "x", "--waivers", path]).status).toBe(65);
      expect([readFileSync(path, "utf8"), statSync(path).mtimeMs]).toEqual([text, before]);
    }
    expect(existsSync(join(scratch.folder, ".broken.yml.tmp"))).toBe(false);
  });
});
