import { ALL_TABLES } from "../support-hosts/private-host.ts";
import { listener, owner, ownersOfEveryKind } from "../reporters/sample-listeners.ts";
import { buildDocument } from "../../src/evidence/build-document.ts";
import type { EvidenceDocument } from "../../src/evidence/evidence-document.ts";
import { renderDocument } from "../../src/evidence/render-document.ts";
import type { Evidence, EvidenceRequest, ListeningSocketsFacts } from "../../src/model/evidence.ts";
import type { ListeningSocket, SocketTable } from "../../src/model/listening-socket.ts";
import type { Observation } from "../../src/model/observation.ts";
import { ALL_PORTS } from "../../src/model/port-set.ts";

const WISH = { ports: ALL_PORTS, depth: "every", details: ["md5", "sha256", "package"] } as const;

/** One table that was seen. */
export function table(
  name: SocketTable,
  sockets: readonly ListeningSocket[],
): Observation<ListeningSocketsFacts> {
  return { status: "observed", source: `/proc/net/${name}`, facts: { table: name, sockets, gaps: [] } };
}

const HOSTILE = '\u001b[2J\u202e\u2028\u0085 \\ " </script> \ud83d\ude00';

/** Evidence with every kind of observation and every optional property. */
export const everything: Evidence = {
  target: "web01",
  collectedAt: "2026-11-20T10:00:00.000Z",
  observations: {
    host: {
      status: "observed",
      source: "uname",
      facts: {
        hostname: "web01",
        system: "Linux",
        kernel: "6.1",
        architecture: "x86_64",
        distribution: null,
        virtualisation: "KVM",
        collectedBy: { uid: 0, name: "root" },
        privilege: "full",
      },
    },
    "service-names": {
      status: "observed",
      source: "/etc/services",
      facts: [{ name: "http", aliases: ["www"], port: 80, transport: "tcp" }],
    },
    "rpc-services": {
      status: "observed",
      source: "portmapper",
      facts: [
        {
          program: 4294967295,
          version: 4,
          name: null,
          aliases: ["portmap"],
          transport: "udp",
          family: "ipv6",
          port: 111,
        },
      ],
    },
    "network-interfaces": {
      status: "observed",
      source: "runtime",
      facts: [{ name: "lo", addresses: ["127.0.0.1", "::1"] }],
    },
    "listening-sockets:tcp": {
      status: "observed",
      source: "/proc/net/tcp",
      facts: {
        table: "tcp",
        sockets: Object.values(ownersOfEveryKind).map((owners, index) =>
          listener({ owners, port: 1000 + index }),
        ),
        gaps: [{ reason: "missing-privilege", detail: HOSTILE }],
        tried: [{ address: "10.0.0.1", answered: [[22, 22]], filtered: [] }],
      },
    },
    "listening-sockets:udp": table("udp", [
      listener({
        transport: "udp",
        looksLikeClient: HOSTILE,
        device: "eth0",
        address: "10.",
        addressShown: "beginning",
        owners: { status: "complete", processes: [owner({ comm: HOSTILE })] },
      }),
    ]),
    "listening-sockets:udplite": {
      status: "unavailable",
      source: "/proc/net/udplite",
      reason: "missing-source",
      detail: "There is none.",
    },
    "port-scan": {
      status: "observed",
      source: "nmap",
      facts: [
        {
          address: "10.0.0.1",
          transport: "tcp",
          open: [[22, 22]],
          refused: [
            [1, 21],
            [23, 100],
          ],
          filtered: [[101, 200]],
        },
      ],
    },
    "cross-view": {
      status: "observed",
      source: "/proc/net and ss",
      facts: {
        transports: [{ transport: "tcp", listeners: 2, sockDiag: "asked" }],
        differences: [{ transport: "tcp", address: "0.0.0.0", port: 31337, shownBy: "sock-diag" }],
        bound: [
          {
            transport: "udp",
            tested: [[1024, 65535]],
            taken: [[4444, 4444]],
            untested: [{ ports: [[1, 1023]], reason: "missing-privilege", detail: HOSTILE }],
          },
        ],
      },
    },
  },
};

/** The requests that it answers. */
const requests: readonly EvidenceRequest[] = [
  { kind: "host", depth: "full" },
  { kind: "service-names" },
  { kind: "rpc-services" },
  { kind: "network-interfaces" },
  { kind: "port-scan" },
  { kind: "cross-view", bind: [{ transport: "udp", ports: ALL_PORTS }] },
  ...ALL_TABLES.slice(0, 1).map((name): EvidenceRequest => ({
    kind: "listening-sockets",
    table: name,
    owners: [WISH, { ...WISH, depth: "first", leavesOut: "loopback" }],
  })),
];

/** It as a document. */
export function documentOf(
  evidence: Evidence = everything,
  kept: EvidenceDocument["arguments"] = "recorded",
): EvidenceDocument {
  const policies = [{ file: "web.audit", sha256: "0".repeat(64) }];
  return buildDocument({ evidence, requests, policies, arguments: kept, version: "1.2.3" });
}

/** The text of a document. */
export function textOf(document: EvidenceDocument): string {
  return [...renderDocument(document)].join("");
}
