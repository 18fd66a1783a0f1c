import { createServer } from "node:net";
import type { Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { lacks } from "../support-hosts/requires.ts";
import { audit, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
let server: Server;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
});

afterAll(() => {
  server.close();
  scratch.remove();
});

describe.skipIf(lacks("ss"))("AUDIT_HIDDEN_PORTS as a user has it", () => {
  it("runs ss, and what is recorded gives the same findings", () => {
    const policy = scratch.put(
      "hidden.audit",
      `<check_type:"Unix">
<custom_item>
type : AUDIT_HIDDEN_PORTS
description : "No listener hides"
port_type : TCP
</custom_item>
</check_type>
`,
    );
    const recorded = join(scratch.folder, "host.evidence.json");
    const live = JSON.parse(audit(["run", policy, "-o", "json"]).stdout) as AuditReport;
    expect(audit(["collect", policy, "-o", recorded]).status).toBe(0);
    const later = JSON.parse(
      audit(["run", policy, "--evidence", recorded, "-o", "json"]).stdout,
    ) as AuditReport;
    expect(live.evidence.find(({ key }) => key === "cross-view")?.status).toBe("observed");
    for (const { findings } of [live, later])
      expect(findings.map(({ status }) => status)).toEqual(["PASSED"]);
  });
});
