import type { JudgeSettings } from "../define-check.ts";
import { keyOfRequest, observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { SystemQueryRequest } from "../../model/system-query.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeAnswers } from "../state-rule/judge-answers.ts";
import { quoted } from "../wording/quoted.ts";
import type { DefaultsValues } from "./defaults-fields.ts";

/** The question of a rule; that of one user is asked for all, and the answer of the one counts. */
export function defaultsRequest(values: DefaultsValues): SystemQueryRequest {
  const { plistName, plistItem, plistUser, byhost, managedPath } = values;
  return {
    kind: "system-query",
    query: {
      kind: "defaults",
      domain: plistName,
      key: plistItem,
      users: plistUser === null ? "this" : "all",
      host: byhost === "YES" ? "current" : "any",
      managedPath,
    },
  };
}

/** The setting of every user that counts has to pass. */
export function judgeDefaults(values: DefaultsValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const { plistName, plistItem, plistUser, plistOption, regex, notRegex } = values;
  const seen = observationOf(evidence, keyOfRequest(defaultsRequest(values)) as `system-query:${string}`);
  const isManaged = seen.status === "observed" && seen.facts.answers.every(({ subject }) => subject === "");
  const isOne = plistUser !== null && plistUser !== "all" && !isManaged;
  const wishes = [
    ...(regex === null ? [] : [`matches ${quoted(regex)}`]),
    ...(notRegex === null ? [] : [`does not match ${quoted(notRegex)}`]),
  ];
  const rule = {
    expected: `${quoted(plistItem)} of ${quoted(plistName)} ${wishes.join(" and ")}`,
    thing: `'${plistItem}' of '${plistName}'`,
    tests: [
      ...(regex === null ? [] : [{ pattern: regex, wish: "matches" } as const]),
      ...(notRegex === null ? [] : [{ pattern: notRegex, wish: "does-not-match" } as const]),
    ],
    unset: plistOption === "CAN_BE_NULL" ? "passes" : "fails",
    seen,
    ...(isOne ? { subject: plistUser } : {}),
  } as const;
  return judgeAnswers(rule, settings);
}
