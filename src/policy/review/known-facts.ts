import type { ConditionKeys, Known } from "./condition-keys.ts";
import { conditionSystems } from "./condition-systems.ts";

/** A branch that the walk is in: what its condition was, and which way it went. */
export interface BranchTaken {
  readonly keys: ConditionKeys;
  readonly branch: "then" | "else";
}

/** The only system that comes to where the walk is, and the line of the condition that sees to it. */
export interface GuardingSystem {
  readonly system: string;
  readonly line: number;
}

/** What is known of a condition or a member, and the line of the condition that settled it; `null`: it always is so. */
export interface Settled {
  readonly known: Known;
  readonly line: number | null;
}

const OPEN: Settled = { known: "open", line: null };

/** What the branches around the walk have settled. Entering and leaving cost as much as the condition has members. */
export class KnownFacts {
  readonly #facts = new Map<number, Settled[]>();
  readonly #systems: (GuardingSystem | null)[] = [];

  enter(taken: BranchTaken): void {
    const known = taken.branch === "then" ? "passes" : "fails";
    const fact = { known, line: taken.keys.condition.location.line } as const;
    for (const key of settledKeys(taken)) {
      const facts = this.#facts.get(key);
      if (facts === undefined) this.#facts.set(key, [fact]);
      else facts.push(fact);
    }
    this.#systems.push(guardOf(taken) ?? this.guardingSystem());
  }

  leave(taken: BranchTaken): void {
    for (const key of settledKeys(taken)) this.#facts.get(key)?.pop();
    this.#systems.pop();
  }

  guardingSystem(): GuardingSystem | null {
    return this.#systems.at(-1) ?? null;
  }

  /** Whether a condition holds here, as far as the branches around it and its reports tell. */
  outcomeOf({ condition, whole, members }: ConditionKeys): Settled {
    const known = this.#known(whole);
    if (known.known !== "open") return known;
    const outcomes = members.map(({ key, constant }) =>
      constant === "open" ? this.#known(key) : { known: constant, line: null },
    );
    return outcomeOfMembers(condition.mode, outcomes);
  }

  #known(key: number): Settled {
    return this.#facts.get(key)?.at(-1) ?? OPEN;
  }
}

/** The condition itself; and its members, where all of them have passed or none has. */
function settledKeys({ keys, branch }: BranchTaken): readonly number[] {
  const { condition, whole, members } = keys;
  const isEach = members.length > 1 && condition.mode === (branch === "then" ? "and" : "or");
  return isEach ? [whole, ...members.map(({ key }) => key)] : [whole];
}

function outcomeOfMembers(mode: "and" | "or", members: readonly Settled[]): Settled {
  const [one, all] = mode === "and" ? (["fails", "passes"] as const) : (["passes", "fails"] as const);
  const decisive = members.find(({ known }) => known === one);
  if (decisive !== undefined) return decisive;
  if (members.length === 0 || !members.every(({ known }) => known === all)) return OPEN;
  return members.find(({ line }) => line !== null) ?? { known: all, line: null };
}

function guardOf({ keys, branch }: BranchTaken): GuardingSystem | null {
  if (branch === "else") return null;
  const systems = conditionSystems(keys.condition);
  return systems.kind === "one" ? { system: systems.system, line: keys.condition.location.line } : null;
}
