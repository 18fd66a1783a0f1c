import type { ListeningSocket } from "../../src/model/listening-socket.ts";
import type { Severity } from "../../src/model/policy.ts";
import type { SocketOwner } from "../../src/model/process.ts";
import type { Finding } from "../../src/model/report.ts";
import type { FindingStatus, FoundItem } from "../../src/model/verdict.ts";

/** What a test wants to say of a finding. */
export interface FindingWish {
  readonly status?: FindingStatus;
  readonly id?: string;
  readonly title?: string;
  readonly severity?: Severity;
  readonly reference?: readonly string[];
  readonly found?: readonly FoundItem[];
  readonly extent?: "partial";
}

/** A finding of an ordinary rule about ports. */
export function findingWith(wish: FindingWish): Finding {
  const { status = "FAILED", id = "ports-1", title = "Only SSH is open", severity = "HIGH" } = wish;
  const location = { file: "ports.audit", line: 3, column: 1 };
  const text = { description: title, info: [], solution: [], seeAlso: [], reference: wish.reference ?? [] };
  return {
    status,
    rule: { id, type: "AUDIT_ALLOWED_OPEN_PORTS", severity, text, source: [], location },
    verdict: verdictOf(status, wish),
  };
}

function verdictOf(status: FindingStatus, { found = [], extent }: FindingWish): Finding["verdict"] {
  const judged = { expected: "only port 22 is open", found, notes: [] };
  switch (status) {
    case "PASSED":
      return { status: "passed", ...judged };
    case "WARNING":
    case "FAILED":
      return { status: "failed", ...judged, ...(extent === undefined ? {} : { extent }) };
    case "ERROR":
      return { status: "error", reason: "missing-privilege", detail: "It was not seen.", ...judged };
    case "SKIPPED":
      return { status: "skipped", detail: "It is for another system." };
  }
}

const process: SocketOwner = {
  pid: 4711,
  parentPid: 1,
  startedAt: 0,
  comm: "node_exporter",
  arguments: null,
  executable: { status: "observed", value: { path: "/usr/bin/node_exporter", deleted: false } },
  realUser: { uid: 999, name: "metrics" },
  effectiveUser: { uid: 999, name: "metrics" },
  cgroup: null,
  unit: "node-exporter.service",
  container: null,
  networkNamespace: null,
  digests: { status: "observed", value: { md5: "0".repeat(32), sha256: "a".repeat(64) } },
};

/** A process that holds a listener. */
export function owner(parts: Partial<SocketOwner> = {}): SocketOwner {
  return { ...process, ...parts };
}

/** A listener that was found, all of its owners seen. */
export function surpriseOn(port: number, parts: Partial<ListeningSocket> = {}): FoundItem {
  return {
    text: "is not allowed",
    listener: {
      transport: "tcp",
      family: "ipv4",
      address: "0.0.0.0",
      scope: "any",
      v6only: "not-applicable",
      device: null,
      port,
      networkNamespace: null,
      inode: null,
      uid: 999,
      owners: { status: "complete", processes: [process] },
      ...parts,
    },
  };
}
