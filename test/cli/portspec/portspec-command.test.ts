import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { audit, HARMLESS, scratchFolder } from "../audit-command.ts";
import type { Outcome } from "../audit-command.ts";
import { auditOn } from "./private-network.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const HOSTS = "127.0.0.1 localhost\n127.0.0.1 both.example\n::1 both.example\n";
const LISTENERS = [
  { host: "127.0.0.1", port: 22 },
  { host: "127.0.0.1", port: 80 },
  { host: "127.0.0.2", port: 22 },
  { host: "::1", port: 443 },
];

const CONF = `interval: 86400
parallelscans: 10
scanports: [22, 80, 443, 8080]
hosts:
  127.0.0.1: [22, 80]
  127.0.0.2: [80]
  127.0.0.3:
  127.0.0.4: []
  nowhere.example: [22]
  "::1": [443, 443]
sendemail: true
smtpserver: smtp.example.com
smtpport: 587
smtpusername: me
smtppassword: hunter2
alertemail: [security@example.com]
fromemail: portspec@example.com
`;

function onNetwork(args: readonly string[], before = ""): Outcome {
  const files = {
    hosts: scratch.put("hosts", HOSTS),
    resolver: scratch.put("nsswitch.conf", "hosts: files\n"),
  };
  return auditOn({ listeners: LISTENERS, ...files, before }, args);
}

let folders = 0;

function freshFolder(): string {
  folders += 1;
  const folder = join(scratch.folder, `reports-${folders}`);
  mkdirSync(folder);
  return folder;
}

/** The findings of every host: `HOST STATUS DESCRIPTION`, in order, and the exit status. */
function findingsOf(args: readonly string[], before = ""): readonly (string | number | null)[] {
  const folder = freshFolder();
  const { status } = onNetwork(["run", ...args, "-o", `json=${folder}/{target}.json`], before);
  const reports = readdirSync(folder).map((file) => reportIn(folder, file));
  const lines = reports.flatMap(({ target, findings }) =>
    findings.map((finding) => `${target} ${finding.status} ${finding.rule.text.description}`),
  );
  return [...lines.sort(), status];
}

function reportIn(folder: string, file: string): AuditReport {
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as AuditReport;
}

const conf = scratch.put("conf.yml", CONF);

describe.skipIf(lacks("root", "namespaces", "ip"))("audit run conf.yml", () => {
  it("judges each host by the ports that are expected of it, and a name without an address is ERROR", () => {
    expect(findingsOf([conf])).toEqual([
      "127.0.0.1 PASSED each expected port is open",
      "127.0.0.1 PASSED no other scanned port is open",
      "127.0.0.2 FAILED each expected port is open",
      "127.0.0.2 FAILED no other scanned port is open",
      "127.0.0.3 PASSED no other scanned port is open",
      "127.0.0.4 PASSED no other scanned port is open",
      "::1 PASSED each expected port is open",
      "::1 PASSED no other scanned port is open",
      "nowhere.example ERROR each expected port is open",
      "nowhere.example ERROR no other scanned port is open",
      1,
    ]);
  });

  it.each([["--faithful"], [""]])("gives the same verdicts when it was converted %s", (faithful) => {
    const more = faithful === "" ? [] : [faithful];
    const output = join(freshFolder(), "policy.audit");
    const { stderr, status } = audit(["convert", conf, "-o", output, ...more]);
    expect([status, stderr.split("\n").at(-2)]).toEqual([
      0,
      `audit: written; run it with: audit run --targets ${output.replace(".audit", ".targets.yml")}`,
    ]);
    const policies = readdirSync(join(output, "..")).filter((name) => name.endsWith(".audit"));
    expect(policies).toHaveLength(6);
    const paths = policies.map((name) => join(output, "..", name));
    expect(audit(["lint", "--strict", ...paths])).toMatchObject({ status: 0 });
    expect(audit(["fmt", "--check", ...paths])).toMatchObject({ status: 0 });
    const converted = findingsOf(["--targets", output.replace(".audit", ".targets.yml")]);
    const run = findingsOf([conf, ...more]);
    // What cannot be reached stays ERROR in a converted policy.
    const known = (line: unknown): boolean => faithful === "" || !String(line).startsWith("nowhere");
    expect(converted.filter(known)).toEqual(run.filter(known));
  });

  it.skipIf(lacks("nft"))("says ERROR of a port that does not answer; to the original it is closed", () => {
    const rules = `nft 'table inet f { chain c { type filter hook input priority 0; tcp dport 8080 drop; }; }'`;
    const silent = scratch.put(
      "silent.yml",
      CONF.replace(/hosts:\n.*\n[^s]*(?=sendemail)/s, "hosts:\n  127.0.0.3:\n"),
    );
    const hasty = [silent, "--timeout", "200", "--retries", "0"];
    expect(findingsOf(hasty, rules)).toEqual(["127.0.0.3 ERROR no other scanned port is open", 2]);
    expect(findingsOf([...hasty, "--faithful"], rules)).toEqual([
      "127.0.0.3 PASSED no other scanned port is open",
      0,
    ]);
  });

  it("scans the IPv6 addresses of names, unless ipv6 is off", () => {
    const both = `interval: 86400\nscanports: [22, 80, 443]\nhosts:\n  both.example: [22, 80]\n`;
    expect(findingsOf([scratch.put("both.yml", both)])).toEqual([
      "both.example FAILED no other scanned port is open",
      "both.example PASSED each expected port is open",
      1,
    ]);
    expect(findingsOf([scratch.put("only4.yml", `${both}ipv6: false\n`)])).toEqual([
      "both.example PASSED each expected port is open",
      "both.example PASSED no other scanned port is open",
      0,
    ]);
  });

  it("is narrowed by --ports, and judges other policies beside", () => {
    const harmless = scratch.put("harmless.audit", HARMLESS);
    expect(
      findingsOf([conf, harmless, "--ports", "80"]).filter((line) => /127.0.0.[12]/.test(String(line))),
    ).toEqual([
      "127.0.0.1 ERROR Nothing on the multiplexer's port",
      "127.0.0.1 PASSED each expected port is open",
      "127.0.0.2 ERROR Nothing on the multiplexer's port",
      "127.0.0.2 FAILED each expected port is open",
    ]);
  });

  it.skipIf(lacks("nft"))(
    "scans as many hosts at a time as parallelscans says, unless --parallel does",
    () => {
      const rules = `nft 'table inet f { chain c { type filter hook input priority 0; ip daddr 127.0.0.8 drop; }; }'`;
      const slow = `interval: 86400\nparallelscans: 1\nscanports: [22]\nhosts: { 127.0.0.8: , 127.0.0.9: }\n`;
      const file = scratch.put("slow.yml", slow);
      const orderOf = (more: readonly string[]): readonly string[] => {
        const folder = freshFolder();
        onNetwork(["run", file, "-o", `json=${folder}/{target}.json`, ...more], rules);
        const age = (name: string): number => statSync(join(folder, name)).mtimeMs;
        return readdirSync(folder).toSorted((a, b) => age(a) - age(b));
      };
      expect(orderOf([])).toEqual(["127.0.0.8.json", "127.0.0.9.json"]);
      expect(orderOf(["--parallel", "2"])).toEqual(["127.0.0.9.json", "127.0.0.8.json"]);
    },
  );

  it("shows the password nowhere", () => {
    const folder = freshFolder();
    const faulty = scratch.put("faulty.yml", CONF.replace("smtppassword", "smtp_password"));
    const outcomes = [
      onNetwork(["run", conf, "-v", "-o", `json=${folder}/{target}.json`]),
      onNetwork(["run", faulty]),
      audit(["lint", faulty]),
      audit(["lint", faulty, "--format", "sarif"]),
      audit(["explain", conf]),
    ];
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    expect(JSON.stringify([outcomes, files])).not.toContain("hunter2");
    expect(outcomes[2]?.stdout).toContain("smtp_password: *******");
  });
});

const single = scratch.put("single.yml", "interval: 3600\nscanports: [22]\nhosts: { a.example: }\n");

describe("a configuration of PortSpec on the command line", () => {
  it("names its faults with line and column, and nothing is judged", () => {
    const faulty = scratch.put("wrong.yml", CONF.replace("[22, 80]", "22"));
    const { status, stderr } = audit(["run", faulty]);
    expect([status, stderr]).toEqual([65, expect.stringContaining("wrong.yml:5:14: error AUD6504")]);
    expect(audit(["lint", faulty]).status).toBe(65);
    expect(audit(["convert", faulty]).status).toBe(65);
  });

  it.each([
    [["run", conf, "--target", "local"], "names its hosts itself"],
    [["run", conf, "--targets", "x.yml"], "names its hosts itself"],
    [["run", conf, "--evidence", "x.json"], "names its hosts itself"],
    [["run", conf, conf], "one configuration of PortSpec at a time"],
    [["run", conf, "--ports", "9"], "none of these ports"],
    [["run", conf, "--become", "sudo"], "--become"],
    [["convert", conf], "name a file"],
    [["convert", single, "-o", single], "is read"],
    [["convert", scratch.put("plain.audit", HARMLESS)], "a policy already"],
  ])("%j is refused", (args, words) => {
    const { status, stderr } = audit(args.map(String));
    expect([status, stderr]).toEqual([64, expect.stringContaining(words)]);
  });

  it("is ERROR, and never PASSED, where it comes from standard input", () => {
    const { status, stdout } = audit(["run", "-", "-o", "json"], { input: CONF });
    const { findings } = JSON.parse(stdout) as AuditReport;
    expect([status, new Set(findings.map((finding) => finding.status))]).toEqual([2, new Set(["ERROR"])]);
  });

  it("is a policy where it is one, whatever its name", () => {
    const policy = scratch.put("policy.yml", HARMLESS);
    expect(audit(["run", policy, "-o", "json"]).stdout).toContain("multiplexer");
  });

  it("is converted to standard output where it has one host", () => {
    const input = "interval: 3600\nscanports: [22, 80-90]\nhosts: { www.example.com: [22] }\n";
    const { status, stdout } = audit(["convert", "-"], { input });
    expect([status, stdout]).toEqual([0, expect.stringContaining('ports       : "80-90"')]);
    expect(audit(["lint", "-"], { input: stdout })).toMatchObject({ status: 0 });
  });
});
