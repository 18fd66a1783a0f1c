import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { audit, scratchFolder } from "./audit-command.ts";

const RECORDINGS = new URL("../collectors/foreign/nmap/recordings/", import.meta.url).pathname;
const scratch = scratchFolder();
const scan = join(scratch.folder, "scan.xml");
copyFileSync(join(RECORDINGS, "tcp4.xml"), scan);
const policy = scratch.put(
  "visible.audit",
  `<check_type:"Unix">
<custom_item>
type : AUDIT_PORT_VISIBILITY
description : "What answers is ours"
port_type : TCP
ports : "22"
</custom_item>
</check_type>
`,
);

afterAll(() => {
  scratch.remove();
});

const SS = `Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
tcp   LISTEN 0      128             [::]:8888         [::]:*
`;

function reportOf(args: readonly string[], input = ""): AuditReport {
  const { stdout, stderr } = audit(["run", policy, "-o", "json", ...args], { input });
  expect(stderr).not.toContain("internal");
  return JSON.parse(stdout) as AuditReport;
}

describe("audit run --scan", () => {
  it("lays a scan beside what was recorded", () => {
    const report = reportOf(["--evidence", "ss:-", "--scan", scan], SS);
    expect(report.findings[0]?.status).toBe("PASSED");
    expect(report.reconciliation?.ports).toContainEqual(
      expect.objectContaining({ kind: "agrees", port: 22, address: "192.0.2.10" }),
    );
  });

  it("lays a scan beside this machine", () => {
    const report = reportOf(["--scan", scan]);
    expect(report.findings[0]?.status).toMatch(/^(PASSED|FAILED)$/);
    expect(report.reconciliation?.ports.length).toBeGreaterThan(0);
  });

  it("without it, the rule is ERROR and says what to add", () => {
    const { status, stdout } = audit(["run", policy]);
    expect(status).toBe(2);
    expect(stdout.replace(/\s+/g, " ")).toContain("add it with `--scan scan.xml`");
  });

  it.each([
    ["a file that is not there", ["--scan", "/nowhere/scan.xml"], 66],
    ["a report that would overwrite it", ["--scan", scan, "-o", `json=${scan}`], 64],
    ["two inputs from one stream", ["--scan", "-", "--evidence", "ss:-"], 64],
  ])("%s is refused", (_says, args, status) => {
    expect(audit(["run", policy, ...args]).status).toBe(status);
  });

  it("what is no scan is ERROR, never agreement", () => {
    const other = scratch.put("other.txt", SS);
    expect(reportOf(["--scan", other]).findings[0]?.status).toBe("ERROR");
  });
});
