import type { AppliedWaiver } from "../../src/model/accepted.ts";
import type { Finding } from "../../src/model/report.ts";
import { brief, finding, surprise, verdictsOfEveryKind } from "./sample-findings.ts";

const inForce: AppliedWaiver = {
  state: "in-force",
  reason: "The old monitoring agent is replaced in December.",
  approver: "Jo Brand <jo@example.org>",
  ticket: "SEC-1204",
  from: "2026-11-01T00:00:00+01:00",
  until: "2026-12-31T23:59:59+01:00",
  location: { file: "waivers.yml", line: 3, column: 5 },
};

const expired: AppliedWaiver = {
  ...inForce,
  state: "expired",
  ticket: null,
  from: null,
  until: "2026-10-01T00:00:00Z",
};

const failed = (id: string, parts: Partial<Finding>): Finding => ({
  ...finding("FAILED", verdictsOfEveryKind.failed, { id, text: brief(`Rule ${id}`) }),
  ...parts,
});

/** Findings with a waiver of every state, and with every place in a baseline. */
export const acceptedFindings: readonly Finding[] = [
  failed("waived", { waiver: inForce }),
  failed("soon", { waiver: { ...inForce, state: "ends-soon" } }),
  failed("forever", { waiver: { ...inForce, until: null } }),
  failed("expired", { waiver: expired }),
  failed("later", { waiver: { ...inForce, state: "not-yet" }, baseline: "new" }),
  failed("known", { baseline: "known" }),
  failed("partly", {
    verdict: {
      ...verdictsOfEveryKind.failed,
      found: [
        { ...surprise, waiver: inForce },
        { ...surprise, baseline: "known" },
        { ...surprise, baseline: "new" },
      ],
    },
  }),
  {
    ...finding("ERROR", verdictsOfEveryKind.error, { id: "unseen", text: brief("Rule unseen") }),
    waiver: inForce,
  },
  finding("PASSED", verdictsOfEveryKind.passed, { id: "fine", text: brief("Rule fine") }),
];
