import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { InstalledPackage, PackageManager, PackagesFacts } from "../../model/packages.ts";
import type { Verdict } from "../../model/verdict.ts";
import { stateVerdict, unseenVerdict } from "../state-rule/state-verdict.ts";
import { quoted } from "../wording/quoted.ts";
import { OPERATOR_WORDS } from "./compare-version.ts";
import type { Operator } from "./compare-version.ts";
import type { PackageComparison } from "./explain-package.ts";

/** A rule about a package of one manager, and the order of its versions. */
export interface PackageRule extends PackageComparison {
  readonly manager: PackageManager;
  /** As findings call it: `RPM`, `package`. */
  readonly noun: string;
  /** With its version, as the rule has it: `chrony-0.0.0-0`. */
  readonly title: string;
  /** Whether an installed package is the one that is meant; its name is, where this is not given. */
  readonly isMeant?: (installed: InstalledPackage) => boolean;
  /** Below, at or above 0: how an installed version compares with that of the rule. */
  compare(installed: InstalledPackage, version: string): number;
}

/** All installed versions have to compare as the rule says. A package that is not there is a fault only where it is required. */
export function judgePackage(rule: PackageRule, evidence: Evidence): Verdict {
  const expected = expectationOf(rule);
  const seen = observationOf(evidence, "packages");
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected, found: [] });
  if (seen.facts.databases.length === 0) return unseenVerdict(NO_DATABASE, { expected, found: [] });
  const installed = installedOf(rule, seen.facts);
  const notes = notesOn(rule, installed, seen.facts);
  if (installed.length === 0) {
    const found = [`The package '${rule.title}' is not installed`];
    return stateVerdict(rule.required === "YES" ? "failed" : "passed", { expected, found, notes });
  }
  const isMet = installed.every((one) => complies(rule, one));
  const found = installed.map((one) => wordsFor(rule, one));
  return stateVerdict(isMet ? "passed" : "failed", { expected, found, notes });
}

const NO_DATABASE = {
  reason: "missing-source",
  detail: "The target has no database of packages that is known (dpkg, rpm, apk) and holds a package.",
} as const;

function installedOf(rule: PackageRule, { databases }: PackagesFacts): readonly InstalledPackage[] {
  const { isMeant = ({ name }: InstalledPackage) => name === rule.name } = rule;
  const ours = databases.filter(({ manager }) => manager === rule.manager);
  return ours.flatMap(({ packages }) => packages).filter((one) => one.state !== "removed" && isMeant(one));
}

function notesOn(
  { manager }: PackageRule,
  installed: readonly InstalledPackage[],
  { databases }: PackagesFacts,
): readonly string[] {
  const isThere = databases.some((database) => database.manager === manager);
  return [
    ...(isThere ? [] : [`The target has no database of ${manager}: it has no package of that kind.`]),
    ...(installed.some(({ state }) => state === "partial")
      ? ["It is unpacked or configured in part only."]
      : []),
    ...(installed.length > 1 ? ["Every installed version has to comply."] : []),
  ];
}

function complies(rule: PackageRule, installed: InstalledPackage): boolean {
  const { version, operator } = rule;
  if (version === null || operator === null) return true;
  return TESTS[operator](rule.compare(installed, version));
}

const TESTS: Readonly<Record<Operator, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  eq: (order) => order === 0,
  gte: (order) => order >= 0,
  gt: (order) => order > 0,
};

function wordsFor(rule: PackageRule, installed: InstalledPackage): string {
  const label = `${installed.name}-${fullVersionOf(installed)}`;
  const { version, noun, title } = rule;
  if (version === null) return `The local ${noun} is installed (${label})`;
  return `The local ${noun} is ${orderWords(rule.compare(installed, version))} ${title} (${label})`;
}

function orderWords(order: number): string {
  if (order === 0) return OPERATOR_WORDS.eq;
  return order < 0 ? OPERATOR_WORDS.lt : OPERATOR_WORDS.gt;
}

/** A version in one text: `1:2.3-4`. */
export function fullVersionOf({ epoch, version, release }: InstalledPackage): string {
  return `${epoch === null ? "" : `${epoch}:`}${version}${release === null ? "" : `-${release}`}`;
}

function expectationOf({ name, version, operator, required }: PackageRule): string {
  const compared =
    version === null || operator === null ? "" : ` in a version ${OPERATOR_WORDS[operator]} ${version}`;
  if (required === "YES") return `The package ${quoted(name)} is installed${compared}`;
  return `The package ${quoted(name)} is not installed, or installed${compared}`;
}
