import type { Finding } from "../../src/model/report.ts";
import type { Rule, RuleText } from "../../src/model/policy.ts";
import type { FoundItem, Verdict } from "../../src/model/verdict.ts";
import { listener, ownersOfEveryKind } from "./sample-listeners.ts";

const TEXT: RuleText = {
  description: "Only SSH and HTTPS may be open",
  info: [
    "A port that nobody asked for is a door that nobody watches.\n\nServices bound to 0.0.0.0 can be reached from every network this host is connected to.",
  ],
  solution: [
    "Stop the service:\n  systemctl disable --now nginx\nor add the port to the policy, with a reason.",
  ],
  seeAlso: ["https://www.cisecurity.org/benchmark/debian_linux"],
  reference: ["800-53|CM-7", "CCI|CCI-000382"],
};

/** One finding; `ports.audit:12` and so on. */
export function finding(
  status: Finding["status"],
  verdict: Verdict,
  rule: Partial<Pick<Rule, "id" | "type" | "severity" | "text" | "location">> = {},
): Finding {
  return {
    status,
    verdict,
    rule: {
      id: "ports-0001",
      type: "AUDIT_ALLOWED_OPEN_PORTS",
      severity: "HIGH",
      text: TEXT,
      source: [
        ["type", "AUDIT_ALLOWED_OPEN_PORTS"],
        ["ports", '"22, 443"'],
      ],
      location: { file: "ports.audit", line: 12, column: 3 },
      ...rule,
    },
  };
}

/** The texts of a rule that says little. */
export function brief(description: string): RuleText {
  return { description, info: [], solution: [], seeAlso: [], reference: [] };
}

export const surprise: FoundItem = {
  text: "open, and not in the list",
  listener: listener(),
  service: "http-alt",
};

/** A verdict of every kind, with something found in it. */
export const verdictsOfEveryKind: {
  readonly [S in Verdict["status"]]: Extract<Verdict, { status: S }>;
} = {
  passed: {
    status: "passed",
    expected: "Something listens on TCP port 22",
    found: [
      { text: "open", listener: listener({ port: 22, owners: { status: "not-requested" } }), service: "ssh" },
    ],
    notes: [],
  },
  failed: {
    status: "failed",
    expected: "Only TCP ports 22, 443 may be open",
    found: [
      surprise,
      {
        text: "open, and not in the list",
        listener: listener({
          address: "::",
          family: "ipv6",
          v6only: "no",
          port: 31337,
          device: "eth0",
          owners: ownersOfEveryKind.complete,
        }),
      },
      {
        text: "open, and not in the list",
        listener: listener({ port: 2049, owners: ownersOfEveryKind.kernel }),
        service: "nfs",
      },
      {
        text: "open, and not in the list",
        listener: listener({ port: 9000, owners: ownersOfEveryKind.partial }),
      },
      {
        text: "open, and not in the list",
        listener: listener({ port: 9001, owners: ownersOfEveryKind.first }),
      },
    ],
    notes: [
      "1 listener that only this host can reach was not counted: tcp 127.0.0.1:25 (--include-loopback counts them).",
    ],
  },
  warning: {
    status: "warning",
    expected: "No UDP port is open",
    found: [
      {
        text: "open, and denied",
        listener: listener({
          transport: "udp",
          port: 40123,
          looksLikeClient: "the port lies in the local port range and the owner has connected sockets",
        }),
      },
    ],
    notes: [],
  },
  error: {
    status: "error",
    reason: "missing-privilege",
    detail: "The udp6 sockets were not seen: /proc/net/udp6 cannot be read.",
    expected: "No UDP port is open",
    found: [],
    notes: [],
  },
  skipped: { status: "skipped", detail: "The rule is for Windows, this is Linux" },
};
