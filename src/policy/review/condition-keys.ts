import type { Condition, ConditionMember } from "../../model/policy.ts";
import { ruleKey } from "./rule-key.ts";

/** Whether something passes, as far as the text of the policy tells. */
export type Known = "passes" | "fails" | "open";

/** A member of a condition as a number, and what it is known to be wherever it stands. */
interface MemberKey {
  readonly key: number;
  readonly constant: Known;
}

/** A condition as numbers: equal numbers stand for the same outcome. */
export interface ConditionKeys {
  readonly condition: Condition;
  /** Of the condition as a whole; that of its member, where it has one only. */
  readonly whole: number;
  /** Its members, each once. */
  readonly members: readonly MemberKey[];
}

/** Gives every condition of one policy its numbers. */
export class KeyRing {
  readonly #numbers = new Map<string, number>();

  keysOf(condition: Condition): ConditionKeys {
    const constants = new Map<number, Known>();
    for (const member of condition.members)
      constants.set(this.#numberOf(memberKey(member)), constantOf(member));
    const members = Array.from(constants, ([key, constant]) => ({ key, constant }));
    members.sort((a, b) => a.key - b.key);
    const [only] = members;
    const keys = members.map(({ key }) => key).join(" ");
    const isSingle = members.length === 1 && only !== undefined;
    return { condition, whole: isSingle ? only.key : this.#numberOf(`${condition.mode} ${keys}`), members };
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

function memberKey(member: ConditionMember): string {
  if (member.kind === "report") return `report ${member.status}`;
  return member.source.length === 0 ? `unknown ${member.id}` : ruleKey(member);
}

/** A `<report>` says what it is; everything else depends on the host. */
function constantOf(member: ConditionMember): Known {
  if (member.kind !== "report" || member.status === "info") return "open";
  return member.status === "passed" ? "passes" : "fails";
}
