import type { Severity } from "../../model/policy.ts";
import type { FindingRule } from "../../model/report.ts";
import { matchesGlob } from "../../support/matches-glob.ts";

/** What of a rule a selector looks at. */
export type SelectorSubject = Pick<FindingRule, "id" | "type" | "severity" | "text">;

/** Names rules: on the command line `ID`, `TYPE`, `tag=NAME|VALUE`, `title=…`, `severity>=medium` and their like. */
export interface Selector {
  /** As the user wrote it, trimmed. */
  readonly text: string;
  /** Whether it names a rule. */
  readonly names: (rule: SelectorSubject) => boolean;
}

/** What is expected, for a message. */
export const SELECTOR_FORM =
  "an id, a check type, id=…, type=…, tag=…, title=… (with * and ?), or severity=…, severity>=…, severity<=… of low, medium, high";

const LEVELS: readonly Severity[] = ["LOW", "MEDIUM", "HIGH"];

/** The place of a severity among them, from 0 (LOW) on; -1 for another word. */
export function levelOf(word: string): number {
  return LEVELS.findIndex((level) => level === word.toUpperCase());
}

/** Reads a selector; `null` where it is none. A word alone names a severity, an id, a check type or a tag. */
export function parseSelector(text: string): Selector | null {
  const [, key = "", sign = "", value = ""] = /^([a-z]+)(>=|<=|=)(.+)$/is.exec(text.trim()) ?? [];
  const names = key === "" ? namesWord(text.trim()) : namesKey(key.toLowerCase(), sign, value.trim());
  return names === null ? null : { text: text.trim(), names };
}

function namesWord(word: string): Selector["names"] | null {
  if (word === "" || /[<>=]/.test(word)) return null;
  if (levelOf(word) >= 0) return namesSeverity("=", word);
  return (rule) => matchesGlob(word, rule.id) || matchesGlob(word, rule.type) || hasTag(rule, word);
}

function namesKey(key: string, sign: string, value: string): Selector["names"] | null {
  if (key === "severity") return namesSeverity(sign, value);
  if (sign !== "=") return null;
  switch (key) {
    case "id":
      return ({ id }) => matchesGlob(value, id);
    case "type":
      return ({ type }) => matchesGlob(value, type);
    case "title":
      return ({ text }) => matchesGlob(value, text.description);
    case "tag":
      return (rule) => hasTag(rule, value);
    default:
      return null;
  }
}

/** The tags of a rule are the entries of its keyword `reference`: `CIS|1.2`; the name alone names all of its entries. */
function hasTag({ text }: SelectorSubject, pattern: string): boolean {
  return text.reference
    .flatMap((entry) => entry.split(","))
    .some((entry) => matchesGlob(pattern, entry.trim()) || matchesGlob(`${pattern}|*`, entry.trim()));
}

function namesSeverity(sign: string, word: string): Selector["names"] | null {
  const wanted = levelOf(word);
  if (wanted < 0) return null;
  return ({ severity }) => {
    const level = levelOf(severity);
    if (sign === "=") return level === wanted;
    return sign === ">=" ? level >= wanted : level <= wanted;
  };
}
