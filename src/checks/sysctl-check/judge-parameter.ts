import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { KernelParameterFacts } from "../../model/kernel.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeDemands } from "../state-rule/judge-demands.ts";
import type { Demand } from "../state-rule/judge-demands.ts";
import { unseenVerdict } from "../state-rule/state-verdict.ts";
import { anyOf } from "../wording/any-of.ts";
import { isOneOf, wordsForValue } from "./parameter-values.ts";
import type { ParameterValue } from "./parameter-values.ts";

/** What a rule says of a parameter. */
export interface ParameterRule {
  readonly name: string;
  readonly value: readonly ParameterValue[];
  readonly source: readonly ("RUNNING" | "CONFIGURED")[] | null;
}

/** What the kernel has now and what the files set for the next start both count, unless the rule chooses. */
export function judgeParameter(rule: ParameterRule, evidence: Evidence): Verdict {
  const { name, value, source } = rule;
  const expected = `${name} is ${anyOf(value.map(wordsForValue))}`;
  const seen = observationOf(evidence, `kernel-parameter:${name}`);
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected, found: [] });
  const demands = (source ?? (["RUNNING", "CONFIGURED"] as const)).map((place) =>
    place === "RUNNING" ? demandRunning(rule, seen.facts) : demandConfigured(rule, seen.facts),
  );
  return judgeDemands(expected, demands);
}

function demandRunning({ name, value }: ParameterRule, { running }: KernelParameterFacts): Demand {
  if (running.status === "unavailable") return { ...running, status: "unseen" };
  if (running.value === null) return { status: "unmet", text: `The kernel has no parameter ${name}` };
  const status = isOneOf(value, running.value) ? "met" : "unmet";
  return { status, text: `${name} = ${running.value}` };
}

function demandConfigured({ name, value }: ParameterRule, { configured }: KernelParameterFacts): Demand {
  if (configured.status === "unavailable") return { ...configured, status: "unseen" };
  const last = configured.value.at(-1);
  if (last === undefined) return { status: "unmet", text: `No file sets ${name}` };
  const status = isOneOf(value, last.value) ? "met" : "unmet";
  return { status, text: `${name} = ${last.value} (${last.file} line ${last.line})` };
}
