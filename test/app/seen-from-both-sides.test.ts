import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { recordedHost } from "../../src/app/recorded-host.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { scannedHost } from "../../src/app/scanned-host.ts";
import { seenFromBothSides } from "../../src/app/seen-from-both-sides.ts";
import { mergeRecordings } from "../../src/evidence/merge-recordings.ts";
import type { EvidenceRequest } from "../../src/model/evidence.ts";
import type { ListeningSocket } from "../../src/model/listening-socket.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { ListeningSocketsFacts } from "../../src/model/evidence.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { commonPorts, withoutPorts } from "../../src/model/port-set.ts";
import type { PortSet } from "../../src/model/port-set.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";
import type { Scanner } from "../../src/targets/network/scan-order.ts";

const ADDRESS = "192.0.2.1";

/** Everything but the open ports is refused. */
function scannerOf(open: PortSet): Scanner {
  return ({ transport, addresses, ports }, onAddress) => {
    const answers = [
      { answer: "open", ports: commonPorts(ports, open) },
      { answer: "closed", ports: withoutPorts(ports, open) },
    ] as const;
    for (const address of addresses) onAddress({ transport, address, answers });
    return Promise.resolve();
  };
}

type Shown = Pick<ListeningSocket, "family" | "address" | "scope" | "v6only" | "port">;

const ANY = { family: "ipv4", address: "0.0.0.0", scope: "any", v6only: "not-applicable" } as const;
const ANY6 = { family: "ipv6", address: "::", scope: "any" } as const;
const LOOPBACK = { ...ANY, address: "127.0.0.1", scope: "loopback" } as const;

function recordingOf(shown: readonly Shown[]) {
  const tableOf = (table: "tcp" | "tcp6"): Observation<ListeningSocketsFacts> => {
    const family = table === "tcp" ? "ipv4" : "ipv6";
    const sockets = shown
      .filter((socket) => socket.family === family)
      .map((socket): ListeningSocket => ({
        ...socket,
        transport: "tcp",
        device: null,
        networkNamespace: null,
        inode: null,
        uid: null,
        owners: { status: "kernel" },
      }));
    return { status: "observed", source: "test", facts: { table, sockets, gaps: [] } };
  };
  const requests: EvidenceRequest[] = (["tcp", "tcp6"] as const).map((table) => ({
    kind: "listening-sockets",
    table,
    owners: [{ ports: [[0, 65_535]], depth: "every", details: [] }],
  }));
  const observations = { "listening-sockets:tcp": tableOf("tcp"), "listening-sockets:tcp6": tableOf("tcp6") };
  const merged = mergeRecordings([
    { origin: "host.json", target: null, collectedAt: null, requests, observations },
  ]);
  if (merged.status !== "merged") throw new Error(merged.message);
  return recordedHost(merged.host, "audit collect");
}

async function reportOn(open: PortSet, shown: readonly Shown[], item: string): Promise<AuditReport> {
  const scan = scannerOf(open);
  const outside = scannedHost({
    name: `tcp://${ADDRESS}`,
    addresses: [ADDRESS],
    ports: { tcp: null, udp: null },
    usualUdp: [],
    pace: { timeoutMs: 1000, retries: 1 },
    scanners: { tcp: scan, udp: scan },
    here: localTarget(),
  });
  const text = `<check_type:"Unix">\n<custom_item>\n${item}\nport_type : TCP\nports : "23"\n</custom_item>\n</check_type>\n`;
  const { policy } = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  const settings = { loopback: "left-out", regexMilliseconds: 1000 } as const;
  return await runAudit([policy], seenFromBothSides(outside, recordingOf(shown)), settings);
}

const DENIED = 'type : AUDIT_DENIED_OPEN_PORTS\ndescription : "x"';
const HELD = 'type : AUDIT_PROCESS_ON_PORT\ndescription : "x"\nname : "sshd"\nport_option : CAN_BE_CLOSED';
const REQUIRED = 'type : AUDIT_REQUIRED_OPEN_PORTS\ndescription : "x"';
const TELNET: PortSet = [[23, 23]];

describe("a host that was scanned and recorded from inside", () => {
  it.each([
    ["a denied port that neither shows", DENIED, [], [], "PASSED"],
    ["a denied port that only the host shows", DENIED, [], [{ ...ANY, port: 23 }], "FAILED"],
    ["a denied port that only answers from outside", DENIED, TELNET, [], "FAILED"],
    ["one that the host shows on loopback alone", DENIED, TELNET, [{ ...LOOPBACK, port: 23 }], "FAILED"],
    ["one that the host shows on another port", DENIED, TELNET, [{ ...ANY, port: 22 }], "FAILED"],
    ["the owner of a port that only answers", HELD, TELNET, [], "ERROR"],
    ["the owner of a port that is closed", HELD, [], [], "PASSED"],
    ["a required port that only answers", REQUIRED, TELNET, [], "PASSED"],
  ] as const)("%s", async (_says, item, open, shown, status) => {
    expect((await reportOn(open, shown, item)).findings[0]?.status).toBe(status);
  });

  it.each([
    ["the same address family", { ...ANY, port: 23 }],
    ["both families", { ...ANY6, v6only: "no", port: 23 }],
    ["both families, as it seems", { ...ANY6, v6only: "unknown", port: 23 }],
  ] as const)("a port that both show is one listener (%s)", async (_says, shown) => {
    const { findings } = await reportOn(TELNET, [shown], DENIED);
    expect(findings[0]?.verdict).toMatchObject({ status: "failed", found: { length: 1 } });
  });

  it("what only answers stays unexplained beside the verdict", async () => {
    const { reconciliation } = await reportOn(TELNET, [], DENIED);
    expect(JSON.stringify(reconciliation)).toContain("the host shows nothing that listens");
  });
});
