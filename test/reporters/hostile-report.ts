import type { Finding } from "../../src/model/report.ts";
import { host, report } from "./build-report.ts";
import { brief, finding } from "./sample-findings.ts";
import { digests, listener, owner, unseen } from "./sample-listeners.ts";

/** What a machine that is not trusted may say: control sequences, reordering, markup, broken text. */
export const HOSTILE =
  "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eDEKCIP\u2066\u200d\u2028\u2029\u0000\u007f\u0085\ud800]]><!-- & \"'` -->\r\n\tPASSED \u{e0041}\u{10ffff}漢字 e\u0301 👩‍👩‍👧";

function hostileFinding(status: Finding["status"]): Finding {
  const user = { uid: 0, name: HOSTILE };
  const process = owner({
    comm: HOSTILE,
    arguments: [HOSTILE, HOSTILE],
    executable: { status: "observed", value: { path: `/tmp/${HOSTILE}`, deleted: true } },
    realUser: user,
    effectiveUser: { uid: 1, name: HOSTILE },
    unit: HOSTILE,
    cgroup: HOSTILE,
    package: {
      status: "observed",
      value: { name: HOSTILE, version: HOSTILE, manager: "rpm", integrity: { ...unseen, detail: HOSTILE } },
    },
  });
  const hostileListener = listener({
    device: HOSTILE,
    address: HOSTILE,
    owners: { status: "partial", processes: [process], unseen: { ...unseen, detail: HOSTILE } },
    looksLikeClient: HOSTILE,
  });
  const found = [{ text: HOSTILE, listener: hostileListener, service: HOSTILE }];
  const judged = { expected: HOSTILE, found, notes: [HOSTILE, HOSTILE] };
  return finding(
    status,
    status === "ERROR"
      ? { status: "error", reason: "undetermined", detail: HOSTILE, ...judged }
      : { status: "failed", ...judged },
    {
      id: HOSTILE,
      type: HOSTILE,
      text: {
        description: HOSTILE,
        info: [HOSTILE, `${HOSTILE}\n\n\n${HOSTILE}`],
        solution: [HOSTILE],
        seeAlso: [HOSTILE],
        reference: [HOSTILE],
      },
      location: { file: HOSTILE, line: 1, column: 1 },
    },
  );
}

/** A report in which everything that somebody else can write is hostile. */
export const hostileReport = report(
  [
    hostileFinding("FAILED"),
    hostileFinding("ERROR"),
    hostileFinding("PASSED"),
    finding("SKIPPED", { status: "skipped", detail: HOSTILE }, { text: brief(HOSTILE) }),
  ],
  {
    target: HOSTILE,
    host: { ...host, hostname: HOSTILE, distribution: HOSTILE, kernel: HOSTILE, virtualisation: HOSTILE },
    policies: [
      {
        file: HOSTILE,
        checkType: HOSTILE,
        sha256: digests.sha256,
        variables: [{ name: HOSTILE, value: HOSTILE, origin: { kind: "file", file: HOSTILE, line: 1 } }],
      },
    ],
    evidence: [
      {
        key: "rpc-services",
        status: "unavailable",
        source: HOSTILE,
        reason: "malformed-output",
        detail: HOSTILE,
        gaps: [{ reason: "failed", detail: HOSTILE }],
      },
    ],
    diagnostics: [
      {
        code: "AUD2010",
        severity: "warning",
        message: HOSTILE,
        hint: HOSTILE,
        location: { file: HOSTILE, line: 1, column: 1 },
      },
    ],
    conditions: [
      {
        location: { file: HOSTILE, line: 1, column: 1 },
        mode: "or",
        outcome: "undecided",
        members: [{ description: HOSTILE, status: "ERROR", location: { file: HOSTILE, line: 2, column: 1 } }],
      },
    ],
  },
);
