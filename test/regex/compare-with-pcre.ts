import { compilePattern } from "../../src/regex/compile-pattern.ts";
import type { CompiledPattern, SearchResult } from "../../src/regex/compile-pattern.ts";
import { regexBudget } from "../../src/regex/regex-budget.ts";
import { reviewPattern } from "../../src/regex/review/review-pattern.ts";
import type { PatternFact } from "../../src/regex/review/review-pattern.ts";
import { askPcre } from "./pcre.ts";
import type { PatternCase, PcreMatch } from "./pcre.ts";

/** How often both sides answered, and what they said that is not the same. */
export interface Comparison {
  pairs: Record<"re2" | "v8", number>;
  disagreements: string[];
}

/** Puts every case to PCRE and to us. Sides agree where both accept; what is `malformed` here PCRE must refuse. */
export function compareWithPcre(cases: readonly PatternCase[]): Comparison {
  const comparison: Comparison = { pairs: { re2: 0, v8: 0 }, disagreements: [] };
  askPcre(cases).forEach((answer, index) => {
    const { pattern, texts } = cases[index]!;
    const compiled = compilePattern(pattern);
    const says = (what: string) => comparison.disagreements.push(`${JSON.stringify(pattern)} ${what}`);
    if (compiled.status === "malformed" && answer !== null) says(`is called malformed: ${compiled.message}`);
    if (compiled.status !== "compiled" || answer === null) return;
    const facts = reviewPattern(compiled.tree);
    const budget = regexBudget(2000);
    texts.forEach((text, at) => {
      const expected = answer[at]!;
      const found = compiled.search(text, budget);
      if (expected === "gave-up" || found.status === "timed-out") return;
      comparison.pairs[compiled.engine]++;
      const [ours, theirs] = [show(found, compiled.ends), showPcre(expected, text, compiled.ends)];
      if (ours !== theirs)
        says(`in ${JSON.stringify(text)} is ${ours} by ${compiled.engine}, ${theirs} by PCRE`);
      for (const { kind } of facts)
        if (isContradicted(kind, text, expected)) says(`${kind}, but ${JSON.stringify(text)} is ${theirs}`);
    });
  });
  return comparison;
}

/** Whether PCRE contradicts what the review says of a pattern. A line is a text without a line feed. */
function isContradicted(kind: PatternFact["kind"], text: string, match: PcreMatch): boolean {
  if (kind === "never-matches") return match !== "unmatched";
  if (kind === "several-lines") return match !== "unmatched" && !text.includes("\n");
  return kind === "matches-everything" && match === "unmatched" && !text.includes("\n");
}

function show(found: SearchResult, ends: CompiledPattern["ends"]): string {
  if (found.status !== "matched") return found.status;
  return ends === "exact" ? `${found.start}-${found.end}` : `${found.start}-`;
}

function showPcre(match: PcreMatch, text: string, ends: CompiledPattern["ends"]): string {
  if (typeof match === "string") return match;
  const offsets = [...text].flatMap((character, index) =>
    Array.from({ length: Buffer.byteLength(character) }, () => index),
  );
  offsets.push([...text].length);
  let { end } = match;
  while (end > match.start && offsets[end] === offsets[end - 1]) end++;
  return ends === "exact" ? `${offsets[match.start]}-${offsets[end]}` : `${offsets[match.start]}-`;
}
