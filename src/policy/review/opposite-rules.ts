import type { Rule, UnsupportedNode } from "../../model/policy.ts";
import type { ReviewFaults } from "./review-faults.ts";
import { turnOf } from "./rule-turn.ts";
import type { RuleTurn } from "./rule-turn.ts";
import { checkedPairs } from "./rule-key.ts";

type AnyRule = Rule | UnsupportedNode;

/** Warns of rules of one scope that say the same, once plain and once turned round. */
export function reportOppositeRules(rules: readonly AnyRule[], faults: ReviewFaults): void {
  const turns = new Map<AnyRule, RuleTurn>();
  const sides = new Set<string>();
  for (const rule of rules) {
    const turn = turnOf(rule);
    if (turn === null) continue;
    turns.set(rule, turn);
    sides.add(turn.topic + turn.side);
  }
  const firsts = new Map<string, AnyRule>();
  for (const [rule, turn] of turns) {
    // Most policies have one side only: then nothing has to be compared.
    if (!sides.has(turn.topic + otherSide(turn))) continue;
    const subject = subjectOf(rule, turn);
    const first = firsts.get(otherSide(turn) + subject);
    if (!firsts.has(turn.side + subject)) firsts.set(turn.side + subject, rule);
    if (first !== undefined) faults.add({ ...clash(first, turn), span: rule.span });
  }
}

function clash({ location }: AnyRule, { words }: RuleTurn) {
  return {
    code: "AUD2146",
    message: `no host can pass both this rule and the one on line ${location.line}: they are the same but for ${words}`,
    hint: "remove one of them, or put them into the branches of an <if>",
  };
}

function otherSide({ side }: RuleTurn): RuleTurn["side"] {
  return side === "plain" ? "turned" : "plain";
}

/** What a rule speaks of, without the keyword that turns it round. */
function subjectOf(rule: AnyRule, { topic, keyword: turning }: RuleTurn): string {
  const rest = checkedPairs(rule).filter(([keyword]) => keyword !== turning && keyword !== "type");
  return JSON.stringify([topic, rest.toSorted(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1))]);
}
