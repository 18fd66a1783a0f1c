import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { KernelModuleFacts } from "../../model/kernel.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeDemands } from "../state-rule/judge-demands.ts";
import type { Demand } from "../state-rule/judge-demands.ts";
import { unseenVerdict } from "../state-rule/state-verdict.ts";
import { quoted } from "../wording/quoted.ts";

/** The words of `status`. */
export const MODULE_STATES = ["DISABLED", "LOADED", "NOT_LOADED"] as const;

/** What a rule says of a module. */
export interface ModuleRule {
  readonly name: string;
  readonly status: (typeof MODULE_STATES)[number];
  readonly source: readonly ("RUNNING" | "CONFIGURED")[] | null;
}

const EXPECTED = {
  DISABLED: "is neither loaded nor can be loaded",
  LOADED: "is loaded",
  NOT_LOADED: "is not loaded",
} as const;

/** `DISABLED` asks about now and about the next time that somebody needs it; the others about now. */
export function judgeModule(rule: ModuleRule, evidence: Evidence): Verdict {
  const { name, status, source } = rule;
  const expected = `The module ${quoted(name)} ${EXPECTED[status]}`;
  const seen = observationOf(evidence, `kernel-module:${name}`);
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected, found: [] });
  const { facts } = seen;
  if (status !== "DISABLED") return judgeDemands(expected, [demandNow(name, facts, status)]);
  const places = source ?? ["RUNNING", "CONFIGURED"];
  return judgeDemands(expected, [
    ...(places.includes("RUNNING") ? [demandNow(name, facts, "NOT_LOADED")] : []),
    ...(places.includes("CONFIGURED") ? [demandBarred(name, facts)] : []),
  ]);
}

function demandNow(name: string, facts: KernelModuleFacts, wanted: "LOADED" | "NOT_LOADED"): Demand {
  const { loaded, provision } = facts;
  const test = (state: "LOADED" | "NOT_LOADED", text: string): Demand => ({
    status: wanted === state ? "met" : "unmet",
    text,
  });
  if (loaded.status === "unavailable") return { ...loaded, status: "unseen" };
  if (loaded.value === "loaded") return test("LOADED", `The module ${name} is loaded`);
  if (provision.status === "observed" && provision.value === "built-in")
    return test("LOADED", `The module ${name} is part of the kernel`);
  return test("NOT_LOADED", `The module ${name} is not loaded`);
}

/** A module that is part of a kernel cannot be kept out of it; which are, is not always known. */
function demandBarred(name: string, { provision, rules }: KernelModuleFacts): Demand {
  if (provision.status === "observed" && provision.value === "built-in")
    return { status: "unmet", text: `The module ${name} is part of the kernel` };
  if (provision.status === "observed" && provision.value === "absent")
    return { status: "met", text: `No installed kernel has the module ${name}` };
  if (rules.status === "unavailable") return { ...rules, status: "unseen" };
  const install = rules.value.find(({ kind }) => kind === "install");
  if (install !== undefined) {
    const text = `install ${name} ${install.words} (${install.file} line ${install.line})`;
    return { status: doesNothing(install.words) ? "met" : "unmet", text };
  }
  if (provision.status === "unavailable") return { ...provision, status: "unseen" };
  const blacklist = rules.value.find(({ kind }) => kind === "blacklist");
  const place =
    blacklist === undefined
      ? ""
      : `; blacklist (${blacklist.file} line ${blacklist.line}) does not keep it out`;
  return { status: "unmet", text: `The module ${name} can be loaded${place}` };
}

function doesNothing(command: string): boolean {
  return /^(?:\/usr)?\/bin\/(?:false|true)$/.test(command.trim());
}
