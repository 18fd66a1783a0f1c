import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { SystemdUnitFacts } from "../../model/services.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeDemands } from "../state-rule/judge-demands.ts";
import type { Demand } from "../state-rule/judge-demands.ts";
import { unseenVerdict } from "../state-rule/state-verdict.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";

/** What a rule says of a unit. */
export interface UnitRule {
  readonly unit: string;
  readonly enabled: readonly string[] | null;
  readonly active: readonly string[] | null;
}

/** The words of `systemctl is-enabled` that are told apart. */
export const ENABLED_WORDS: readonly SystemdUnitFacts["enabled"][] = [
  "enabled",
  "enabled-runtime",
  "linked",
  "alias",
  "masked",
  "static",
  "indirect",
  "generated",
  "transient",
  "disabled",
  "not-found",
];

/** The words of `systemctl is-active`. */
export const ACTIVE_WORDS: readonly string[] = [
  "active",
  "reloading",
  "inactive",
  "failed",
  "activating",
  "deactivating",
  "maintenance",
];

/** A unit with its suffix. */
export function unitName(unit: string): string {
  return /\.(?:service|socket|target|timer|mount|automount|path|slice|scope|device|swap)$/.test(unit)
    ? unit
    : `${unit}.service`;
}

/** Both demands have to be met; what is not given is not looked at. */
export function judgeUnit(rule: UnitRule, evidence: Evidence): Verdict {
  const { enabled, active } = rule;
  const name = unitName(rule.unit);
  const expected = `The unit ${quoted(name)} is ${anyOf(wishesOf(rule), "and")}`;
  const seen = observationOf(evidence, `systemd-unit:${name}`);
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected, found: [] });
  const { facts } = seen;
  const place = facts.file === null ? "" : ` (${facts.file})`;
  return judgeDemands(expected, [
    ...(enabled === null
      ? []
      : [demand(enabled, facts.enabled, `The unit ${name} is ${facts.enabled}${place}`)]),
    ...(active === null ? [] : [demandActive(name, active, facts)]),
  ]);
}

function wishesOf({ enabled, active }: UnitRule): readonly string[] {
  return [enabled, active].flatMap((words) => (words === null ? [] : [anyOf(words)]));
}

function demandActive(name: string, wanted: readonly string[], { active }: SystemdUnitFacts): Demand {
  if (active.status === "unavailable") return { ...active, status: "unseen" };
  return demand(wanted, active.value, `The unit ${name} is ${active.value}`);
}

function demand(wanted: readonly string[], found: string, words: string): Demand {
  return { status: wanted.includes(found) ? "met" : "unmet", text: words };
}
