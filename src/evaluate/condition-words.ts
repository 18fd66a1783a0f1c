import type { Condition } from "../model/policy.ts";
import type { FoundItem, Verdict } from "../model/verdict.ts";
import type { DecidedMember, Decision } from "./decision.ts";

const NAMED = 5;
/** A report repeats what its condition found: a hostile policy must not multiply it without end. */
const MOST_FOUND = 100;

/** `All of these pass: "a"; "b"; and 3 more`. */
export function conditionWords({ mode, members }: Condition): string {
  const names = members.slice(0, NAMED).map(({ text }) => `"${text.description}"`);
  const rest = members.length > NAMED ? `; and ${members.length - NAMED} more` : "";
  if (members.length === 1) return `This passes: ${names.join("")}`;
  return `${mode === "and" ? "All of these pass" : "At least one of these passes"}: ${names.join("; ")}${rest}`;
}

const WORDS: Readonly<Record<Verdict["status"], string>> = {
  passed: "passed",
  failed: "failed",
  warning: "failed with a warning",
  error: "could not be judged",
  skipped: "is for another system",
};

/** What the members of a decided condition came to, each followed by what it found; at most a hundred items. */
export function foundByCondition({ members }: Decision): readonly FoundItem[] {
  const items: FoundItem[] = [];
  for (const [index, decided] of members.entries()) {
    const rest = members.length - index;
    if (items.length >= MOST_FOUND) return [...items, { text: `${rest} more items of the condition.` }];
    const room = MOST_FOUND - items.length - 1;
    items.push({ text: memberWords(decided) }, ...foundBy(decided.verdict).slice(0, room));
  }
  return items;
}

function memberWords({ member, verdict }: DecidedMember): string {
  return `"${member.text.description}" (line ${member.location.line}) ${WORDS[verdict.status]}.`;
}

function foundBy(verdict: Verdict): readonly FoundItem[] {
  return verdict.status === "skipped" ? [] : verdict.found;
}
