import type { Condition, ConditionMember } from "../../model/policy.ts";

/** The systems on which a condition can hold. */
export type ConditionSystems =
  /** On every system. */
  | { readonly kind: "any" }
  /** On one only. */
  | { readonly kind: "one"; readonly system: string }
  /** Each of its members, one of which has to pass, is for one of these. */
  | { readonly kind: "several"; readonly systems: ReadonlySet<string> }
  /** On none: all members have to pass, and these two are for different systems. */
  | { readonly kind: "none"; readonly first: string; readonly second: string };

/** Where a condition can hold, from the `system` of its members: an item for another system does not pass. */
export function conditionSystems({ mode, members }: Condition): ConditionSystems {
  const systems = [...new Set(members.map(systemOf))];
  const named = systems.filter((system) => system !== null);
  const [first, second] = named;
  if (first === undefined) return { kind: "any" };
  if (mode === "and" || members.length === 1)
    return second === undefined ? { kind: "one", system: first } : { kind: "none", first, second };
  if (named.length < systems.length) return { kind: "any" };
  return second === undefined
    ? { kind: "one", system: first }
    : { kind: "several", systems: new Set(named.map(lower)) };
}

/** Whether two names mean the same system. */
export function isSameSystem(a: string, b: string): boolean {
  return lower(a) === lower(b);
}

/** Whether a condition can hold on one system. */
export function canHoldOn(system: string, where: ConditionSystems): boolean {
  switch (where.kind) {
    case "any":
      return true;
    case "one":
      return isSameSystem(system, where.system);
    case "several":
      return where.systems.has(lower(system));
    case "none":
      return false;
  }
}

function systemOf(member: ConditionMember): string | null {
  return member.kind === "report" ? null : member.system;
}

function lower(system: string): string {
  return system.toLowerCase();
}
