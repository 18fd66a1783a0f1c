import { observationOf } from "../../model/evidence.ts";
import type { Evidence, EvidenceRequest } from "../../model/evidence.ts";
import type { Seen } from "../../model/observation.ts";
import type { RunLevelService } from "../../model/services.ts";
import type { Verdict } from "../../model/verdict.ts";
import { stateVerdict, unseenVerdict } from "../state-rule/state-verdict.ts";
import type { StateFindings } from "../state-rule/state-verdict.ts";
import { quoted } from "../wording/quoted.ts";

/** What a rule says of a service. */
export interface ServiceRule {
  readonly service: string;
  readonly status: "ON" | "OFF";
  readonly levels: string | null;
  readonly checkOption: string | null;
}

const ALL_LEVELS = "0123456";

/** A service may be a script or a unit: both are looked at. */
export function serviceRequests({ service }: ServiceRule): readonly EvidenceRequest[] {
  return [{ kind: "run-levels" }, { kind: "systemd-unit", unit: unitOf(service) }];
}

/** A unit of systemd counts before a script of its name, as it does when the system starts. */
export function judgeService(rule: ServiceRule, evidence: Evidence): Verdict {
  const { service, status, levels } = rule;
  const where = levels === null ? "" : ` in the run levels ${levels}`;
  const expected = `The service ${quoted(service)} is ${status.toLowerCase()}${where}`;
  const unit = unitState(service, evidence);
  if (unit.status === "unavailable") return unseenVerdict(unit, { expected, found: [] });
  if (unit.value !== null) return judgeUnit(rule, unit.value, expected);
  const script = scriptOf(service, evidence);
  if (script.status === "unavailable") return unseenVerdict(script, { expected, found: [] });
  return script.value === null ? judgeAbsent(rule, expected) : judgeScript(rule, script.value, expected);
}

/** `null` where systemd has no unit of its own for the service. */
function unitState(service: string, evidence: Evidence): Seen<string | null> {
  const seen = observationOf(evidence, `systemd-unit:${unitOf(service)}`);
  if (seen.status === "unavailable") return seen;
  const { enabled } = seen.facts;
  return { status: "observed", value: enabled === "not-found" || enabled === "generated" ? null : enabled };
}

function scriptOf(service: string, evidence: Evidence): Seen<RunLevelService | null> {
  const seen = observationOf(evidence, "run-levels");
  if (seen.status === "unavailable") return seen;
  return { status: "observed", value: seen.facts.services?.find(({ name }) => name === service) ?? null };
}

const ON_STATES = ["enabled", "enabled-runtime", "linked", "alias", "static", "indirect"];
const SURELY_ON = ["enabled", "enabled-runtime"];

/** What cannot be enabled by itself (`static`) may be started by others: it is neither surely on nor surely off. */
function judgeUnit({ service, status }: ServiceRule, state: string, expected: string): Verdict {
  const isOn = SURELY_ON.includes(state);
  const isMet = status === "ON" ? isOn : !ON_STATES.includes(state);
  const findings: StateFindings = {
    expected,
    found: [`${service} is a unit of systemd, and ${state}`],
    notes: ["Units of systemd have no run levels: an enabled one counts as on in all of them."],
  };
  return stateVerdict(isMet ? "passed" : "failed", findings);
}

function judgeScript(
  { service, status, levels }: ServiceRule,
  { on }: RunLevelService,
  expected: string,
): Verdict {
  const words = Array.from(ALL_LEVELS, (level) => `${level}:${on.includes(level) ? "on" : "off"}`);
  const isMet = Array.from(levels ?? ALL_LEVELS).every((level) => on.includes(level) === (status === "ON"));
  return stateVerdict(isMet ? "passed" : "failed", { expected, found: [`${service} ${words.join(" ")}`] });
}

/** What does not exist is not started. */
function judgeAbsent({ service, status, checkOption }: ServiceRule, expected: string): Verdict {
  const isMet = status === "OFF" || checkOption === "CAN_BE_NULL";
  const found = [`The service '${service}' does not exist`];
  return stateVerdict(isMet ? "passed" : "failed", { expected, found });
}

function unitOf(service: string): string {
  return /\.[a-z]+$/.test(service) ? service : `${service}.service`;
}
