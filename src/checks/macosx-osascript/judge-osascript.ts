import type { JudgeSettings } from "../define-check.ts";
import { keyOfRequest, observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { SystemQueryRequest } from "../../model/system-query.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeAnswers } from "../state-rule/judge-answers.ts";
import { quoted } from "../wording/quoted.ts";

/** What a rule says of a managed setting. */
export interface SettingRule {
  readonly payloadType: string;
  readonly payloadKey: string;
  readonly expect: string;
  readonly required: "YES" | "NO" | null;
}

/** The question of a rule. */
export function settingRequest({ payloadType, payloadKey }: SettingRule): SystemQueryRequest {
  return { kind: "system-query", query: { kind: "osascript", suite: payloadType, key: payloadKey } };
}

/** A line of the value has to match; a setting that is not there fails unless it is not required. */
export function judgeSetting(rule: SettingRule, evidence: Evidence, settings: JudgeSettings): Verdict {
  const { payloadType, payloadKey, expect, required } = rule;
  return judgeAnswers(
    {
      expected: `${quoted(payloadKey)} of ${quoted(payloadType)} matches ${quoted(expect)}`,
      thing: `'${payloadKey}' of '${payloadType}'`,
      tests: [{ pattern: expect, wish: "matches" }],
      unset: required === "NO" ? "passes" : "fails",
      seen: observationOf(evidence, keyOfRequest(settingRequest(rule)) as `system-query:${string}`),
    },
    settings,
  );
}
