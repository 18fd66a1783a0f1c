import { compileNamePattern } from "../../regex/name-pattern.ts";
import type { CompiledPattern } from "../../regex/compile-pattern.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import { accepted } from "../fields.ts";
import type { FieldIssue, FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";

/** One accepted name: compared as it stands, and as a pattern if it is one. */
export interface ProcessName {
  readonly text: string;
  readonly pattern: CompiledPattern | null;
}

const PATTERN_CHARACTER = /[.*+?[\](){}^$\\]/;

/** Reads `sshd|launchd`: whole names or patterns, separated by `|` outside brackets, or by `||`. */
export function parseProcessNames(source: FieldSource): FieldResult<readonly ProcessName[]> {
  const names: ProcessName[] = [];
  const issues: FieldIssue[] = [];
  for (const { text, span } of source.alternatives)
    for (const part of splitAlternatives(text)) {
      const { name, problem } = readName(part);
      names.push(name);
      if (problem !== null) issues.push({ ...problem, span });
    }
  if (names.length > 0) return accepted(names, issues);
  return {
    value: null,
    issues: [{ code: "AUD2040", severity: "error", message: "no process name is given" }],
  };
}

function readName(text: string): { readonly name: ProcessName; readonly problem: FieldIssue | null } {
  if (!PATTERN_CHARACTER.test(text)) return { name: { text, pattern: null }, problem: null };
  const pattern = compileNamePattern(text);
  if (pattern.status === "compiled") return { name: { text, pattern }, problem: null };
  const message = `"${shorten(text, 60)}" is not a pattern (${pattern.problem}) and is compared as a plain name`;
  return { name: { text, pattern: null }, problem: { code: "AUD2041", severity: "warning", message } };
}

const BRACKET_OR_ESCAPE = /[\\[({]/;

function splitAlternatives(text: string): readonly string[] {
  const parts = BRACKET_OR_ESCAPE.test(text) ? splitOutsideBrackets(text) : text.split("|");
  return parts.map((name) => name.trim()).filter((name) => name !== "");
}

function splitOutsideBrackets(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const { 0: piece } of text.matchAll(/\\.|[^]/gsu)) {
    if ("[({".includes(piece)) depth++;
    else if ("])}".includes(piece)) depth = Math.max(0, depth - 1);
    if (piece === "|" && depth === 0) {
      parts.push(part);
      part = "";
    } else part += piece;
  }
  return [...parts, part];
}

/** How names are compared: a Windows policy reads patterns only with `check_type : CHECK_REGEX`, and ignores case. */
type NameComparison = "exact-or-pattern" | "ignoring-case" | "pattern-only";

/** How one judgement compares names. */
export interface NameTest {
  readonly comparison: NameComparison;
  readonly budget: RegexBudget;
}

/** Whether a name accepts an executable; `undecided` where a pattern took too long. */
export type Acceptance = "accepted" | "refused" | "undecided";

/** Whether an executable's path is accepted: by its base name, or as a whole where the accepted name holds a `/`. */
export function acceptanceOf(names: readonly ProcessName[], path: string, test: NameTest): Acceptance {
  const baseName = path.slice(path.lastIndexOf("/") + 1);
  let acceptance: Acceptance = "refused";
  for (const name of names) {
    const answer = acceptanceBy(name, name.text.includes("/") ? path : baseName, test);
    if (answer === "accepted") return answer;
    if (answer === "undecided") acceptance = answer;
  }
  return acceptance;
}

function acceptanceBy(name: ProcessName, subject: string, { comparison, budget }: NameTest): Acceptance {
  if (comparison === "ignoring-case")
    return name.text.toLowerCase() === windowsName(subject) ? "accepted" : "refused";
  if (name.text === subject) return "accepted";
  const found = name.pattern?.search(subject, budget).status ?? "unmatched";
  if (found === "matched") return "accepted";
  return found === "unmatched" ? "refused" : "undecided";
}

function windowsName(path: string): string {
  return path.slice(path.lastIndexOf("\\") + 1).toLowerCase();
}
