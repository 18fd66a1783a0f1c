import { compare } from "../compare.ts";
import { onLoadHost } from "../on-load-host.ts";
import { audit, policyFile, system } from "../programs.ts";
import { ratioAtMost } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

/** What is asked, the policy that asks it, and how much of the time of `ss` it may take. */
const QUESTIONS = [
  ["denied ports, open: one owner each", "denied-ports", 0.1],
  ["process on port, closed: no owner", "process-on-closed-ports", 0.1],
  ["process on port, open: every owner", "process-on-open-ports", 0.5],
] as const;

/** Rules about a few ports among many busy clients. */
export const namedPorts: RowGroup = {
  name: "named-ports",
  measure: ({ rounds }) =>
    onLoadHost("R", "named ports", (enter) =>
      QUESTIONS.flatMap(([work, policy, most]) =>
        compare({
          work,
          host: "R",
          rounds: rounds(9),
          ours: audit("run", policyFile(policy)),
          peers: [{ ...system("ss -H -lntup"), target: ratioAtMost(most) }],
          enter,
        }),
      ),
    ),
};
