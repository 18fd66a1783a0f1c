import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { audit, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();

/** Nothing listens on port 1 anywhere, and nothing but it is looked at. */
const QUIET = "[PortCheck]\nPortCheckMinPort = 1\nPortCheckMaxPort = 1\nPortCheckUDP = no\n";
const quiet = scratch.put("quiet.rc", QUIET);
const missing = scratch.put(
  "samhainrc",
  `${QUIET}# ours\nPortCheckRequired = 1/tcp\nSeverityPortCheck = warn\n`,
);

afterAll(() => {
  scratch.remove();
});

function reportOf(stdout: string): AuditReport {
  return JSON.parse(stdout) as AuditReport;
}

describe("a configuration of samhain", () => {
  it("is run like a policy", () => {
    const { status, stdout } = audit(["run", quiet, "-o", "json"]);
    expect(status).toBe(0);
    expect(reportOf(stdout).findings.map(({ status: word, rule }) => [word, rule.type])).toEqual([
      ["PASSED", "AUDIT_PORT_CHECK"],
    ]);
  });

  it("has findings at its own lines, in samhain's words and of its severity", () => {
    const { status, stdout } = audit(["run", missing, "-o", "json"]);
    const finding = reportOf(stdout).findings.find(({ verdict }) => verdict.status === "warning");
    expect(status).toBe(0);
    expect(finding?.rule).toMatchObject({
      severity: "MEDIUM",
      location: { file: missing, line: 6, column: 21 },
    });
    expect(finding?.rule.source).toContainEqual(["log_severity", "warn"]);
    expect(JSON.stringify(finding?.verdict)).toContain(
      "POLICY [ServiceMissing] port: 0.0.0.0:1/tcp (tcpmux)",
    );
  });

  it("is judged with samhain's faults on request", () => {
    const listed = scratch.put(
      "listed.rc",
      `${QUIET}PortCheckRequired = 1/tcp\nPortCheckInterface = 127.0.0.1\n`,
    );
    const { stdout } = audit(["run", "--faithful", listed, "-o", "json"]);
    expect(reportOf(stdout).findings.map(({ rule }) => rule.text.description)).toEqual([
      "samhain 4.1: its first scan reports nothing",
    ]);
    const newer = audit(["run", "--faithful", "--samhain", "4.2", listed, "-o", "json"]).stdout;
    expect(reportOf(newer).findings[0]?.rule.text.description).toContain("samhain 4.2");
  });

  it("is converted into a policy that lints clean and gives the same verdicts", () => {
    const policy = `${scratch.folder}/policy.audit`;
    expect(audit(["convert", missing, "-o", policy])).toMatchObject({ status: 0, stdout: "" });
    expect(audit(["convert", missing]).stdout).toBe(readFileSync(policy, "utf8"));
    expect(audit(["lint", "--strict", policy]).status).toBe(0);
    const [direct, converted] = [missing, policy].map((file) =>
      reportOf(audit(["run", file, "-o", "json"]).stdout).findings.map(({ status, verdict }) => ({
        status,
        verdict,
      })),
    );
    expect(converted).toEqual(direct);
  });

  it("is judged on what was recorded", () => {
    const evidence = `${scratch.folder}/host.evidence.json`;
    audit(["collect", missing, "-o", evidence]);
    const onEvidence = audit(["run", missing, "--evidence", evidence, "-o", "json"]);
    const live = audit(["run", missing, "-o", "json"]);
    const statuses = [onEvidence, live].map(({ stdout }) =>
      reportOf(stdout).findings.map(({ status }) => status),
    );
    expect(statuses[0]).toEqual(statuses[1]);
  });

  it("is linted: a command in it is an error, at its place", () => {
    const command = scratch.put("command.rc", "[PortCheck]\nPortCheckRequired = $(touch /tmp/never)\n");
    const { status, stdout } = audit(["lint", command]);
    expect(status).toBe(65);
    expect(stdout).toContain("command.rc:2:21: error AUD6001");
    expect(audit(["run", command]).status).toBe(65);
    expect(audit(["convert", command]).status).toBe(65);
  });

  it("is never overwritten by what it is converted into", () => {
    expect(audit(["convert", quiet, "-o", quiet]).status).toBe(64);
    expect(readFileSync(quiet, "utf8")).toBe(QUIET);
  });
});
