import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importEvidence } from "../../src/app/import-evidence.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { recordedHost } from "../../src/app/recorded-host.ts";
import type { AnsweringHost } from "../../src/app/evidence-source.ts";
import { recordHost } from "../../src/app/record-host.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { foreignFormats } from "../../src/collectors/foreign/index.ts";
import { mergeRecordings } from "../../src/evidence/merge-recordings.ts";
import type { Recording } from "../../src/evidence/recording.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";
import { evidenceOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";
import { ALL_TABLES } from "../support-hosts/private-host.ts";

/** TCP of 192.0.2.10: 22, 25, 80 and 3306 answered; 20-30, 443, 631 and 8007 were tried as well. */
const SCAN = readFileSync(new URL("../collectors/foreign/nmap/recordings/tcp4.xml", import.meta.url), "utf8");

const POLICY = `<check_type:"Unix">
<custom_item>
type : AUDIT_PORT_VISIBILITY
description : "What answers is ours"
port_type : TCP
ports : "20-30,80"
</custom_item>
<custom_item>
type : AUDIT_ALLOWED_OPEN_PORTS
description : "Only SSH"
port_type : TCP
ports : "22"
</custom_item>
<custom_item>
type : AUDIT_REQUIRED_OPEN_PORTS
description : "DNS is there"
port_type : UDP
ports : "53"
</custom_item>
</check_type>
`;

const SS = `Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
tcp   LISTEN 0      128             [::]:8888         [::]:*
udp   UNCONN 0      0            0.0.0.0:53        0.0.0.0:*
udp   UNCONN 0      0               [::]:53           [::]:*
`;

const { policy } = loadPolicy({ file: "x.audit", bytes: Buffer.from(POLICY) }, { dialect: "dotaudit" });

/** A text as a recording, by the tool that wrote it. */
function foreign(...texts: readonly (readonly [id: string, text: string])[]): Recording {
  const imported = importEvidence(
    texts.map(([id, text]) => ({
      origin: `${id}.txt`,
      format: foreignFormats.find((format) => format.id === id)!,
      text,
    })),
  );
  if (imported.status === "several-hosts") throw new Error(imported.message);
  return imported.recording;
}

/** What an evidence file would hold of a host. */
function document(host: Host): Recording {
  const { observations } = evidenceOf(host);
  const owners = [{ ports: [[0, 65535]], depth: "every", details: ["package"] }] as const;
  const requests = ALL_TABLES.map((table) => ({ kind: "listening-sockets", table, owners }) as const);
  return {
    origin: "host.json",
    target: "web01",
    collectedAt: "2026-11-20T10:00:00.000Z",
    requests,
    observations,
  };
}

function hostOf(...recordings: readonly Recording[]): AnsweringHost {
  const merged = mergeRecordings(recordings);
  if (merged.status === "several-hosts") throw new Error(merged.message);
  return recordedHost(merged.host, "audit collect");
}

const run = (host: AnsweringHost) => runAudit([policy], host, { loopback: "left-out" });
const statuses = ({ findings }: AuditReport) => findings.map(({ status }) => status);
const others = ({ findings }: AuditReport) => JSON.stringify(findings.slice(1).map(({ verdict }) => verdict));
const HOST: Host = { sockets: ["tcp 0.0.0.0:22", "udp 0.0.0.0:53"] };

describe("a scan beside what was recorded on the host", () => {
  it.each([
    ["an evidence file", [document(HOST)], [document(HOST), foreign(["nmap", SCAN])]],
    ["the output of ss", [foreign(["ss", SS])], [foreign(["ss", SS], ["nmap", SCAN])]],
  ] as const)("is judged against %s, and changes no other rule", async (_what, alone, both) => {
    const [before, after] = [await run(hostOf(...alone)), await run(hostOf(...both))];
    expect(statuses(before)[0]).toBe("ERROR");
    expect(statuses(after)[0]).toBe("FAILED");
    expect(others(after)).toBe(others(before));
  });

  it("is told by the report, the disagreements first, and no gap of the host's own tables", async () => {
    const { reconciliation, evidence } = await run(hostOf(document(HOST), foreign(["nmap", SCAN])));
    expect(reconciliation?.ports.map(({ kind, port }) => `${kind} ${port}`)).toEqual([
      "not-explained 25",
      "not-explained 80",
      "not-explained 3306",
      "agrees 22",
    ]);
    expect(evidence.flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(evidence.find(({ key }) => key === "listening-sockets:tcp")?.source).toContain("host.json");
  });

  it("alone works for the other rules as before, and is compared with nothing", async () => {
    const report = await run(hostOf(foreign(["nmap", SCAN])));
    expect(report.reconciliation).toBeUndefined();
    expect(statuses(report)).toEqual(["ERROR", "FAILED", "ERROR"]);
  });

  it("that cannot be read is ERROR for the rule that needs it only", async () => {
    const report = await run(hostOf(document(HOST), foreign(["nmap", SCAN.slice(0, 900)])));
    expect(statuses(report)).toEqual(["ERROR", "PASSED", "PASSED"]);
    expect(report.reconciliation).toBeUndefined();
  });
});

describe("a scan beside this machine", () => {
  it("is compared with what the machine shows of itself", async () => {
    const scan = foreign(["nmap", SCAN]).observations["port-scan"]!;
    const { reconciliation, findings } = await runAudit([policy], localTarget(), {
      loopback: "left-out",
      scan,
    });
    expect(reconciliation?.ports.length).toBeGreaterThanOrEqual(4);
    expect(findings[0]?.status).not.toBe("ERROR");
  });

  it("is no part of what is recorded of the machine", async () => {
    const recorded = await recordHost([policy], localTarget(), {
      loopback: "left-out",
      arguments: "left-out",
    });
    expect(recorded.observations["port-scan"]).toBeUndefined();
    expect(JSON.stringify([recorded.unseen, recorded.requests])).not.toContain("port-scan");
  });
});
