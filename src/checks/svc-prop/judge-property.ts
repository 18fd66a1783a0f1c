import type { JudgeSettings } from "../define-check.ts";
import { keyOfRequest, observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { SystemQueryRequest } from "../../model/system-query.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeAnswers } from "../state-rule/judge-answers.ts";
import { quoted } from "../wording/quoted.ts";

/** What a rule says of a property of a service. */
export interface PropertyRule {
  readonly service: string;
  readonly property: string;
  readonly value: string | null;
  readonly regex: string | null;
  readonly svcpropOption: string | null;
}

/** The question of a rule. */
export function propertyRequest({ service, property }: PropertyRule): SystemQueryRequest {
  return { kind: "system-query", query: { kind: "svcprop", service, property } };
}

/** `value` has to be the whole property, or a pattern for it; `regex` has to match in it. */
export function judgeProperty(rule: PropertyRule, evidence: Evidence, settings: JudgeSettings): Verdict {
  const { service, property, value, regex, svcpropOption } = rule;
  const wishes = [value, regex].flatMap((text) => (text === null ? [] : [quoted(text)]));
  return judgeAnswers(
    {
      expected: `The property ${quoted(property)} of ${quoted(service)} is ${wishes.join(" and ")}`,
      thing: `The property '${property}' of '${service}'`,
      tests: [
        ...(value === null ? [] : [{ pattern: value, wish: "is" } as const]),
        ...(regex === null ? [] : [{ pattern: regex, wish: "matches" } as const]),
      ],
      unset: svcpropOption === "CAN_BE_NULL" ? "passes" : "fails",
      seen: observationOf(evidence, keyOfRequest(propertyRequest(rule)) as `system-query:${string}`),
    },
    settings,
  );
}
