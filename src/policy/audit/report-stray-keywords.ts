import type { AssignmentSyntax, ElementSyntax } from "../../../grammar/syntax.ts";
import type { Check } from "../../checks/define-check.ts";
import type { FieldIssue } from "../../checks/fields.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import type { Binding, PolicyForm } from "./binding.ts";
import { assignmentsOf } from "./item-source.ts";
import { GENERAL_KEYWORDS, IDLE_KEYWORDS, TEXT_KEYWORDS, typesWithKeyword } from "./vocabulary.ts";

/** Reports every keyword that means nothing for the check, with the one that was probably meant. */
export function reportStrayKeywords(item: ElementSyntax, check: Check, binding: Binding): void {
  const form = binding.form === "windows" ? "windows" : "unix";
  const own = keywordsOf(check, form);
  const known: readonly string[] = [...own, ...TEXT_KEYWORDS, ...GENERAL_KEYWORDS];
  for (const assignment of assignmentsOf(item))
    if (!known.includes(assignment.keyword))
      binding.report(strayIssue(assignment, { check, form, known }), assignment.keywordSpan);
}

/** The keywords of a check's own fields in one spelling. */
function keywordsOf(check: Check, form: Exclude<PolicyForm, "other">): readonly string[] {
  return Object.values(check.fields).flatMap(({ keyword }) => keyword[form] ?? []);
}

interface Place {
  readonly check: Check;
  readonly form: "unix" | "windows";
  readonly known: readonly string[];
}

function strayIssue({ keyword }: AssignmentSyntax, { check, form, known }: Place): FieldIssue {
  if (IDLE_KEYWORDS.some((idle) => idle === keyword))
    return { code: "AUD2012", severity: "warning", message: `\`${keyword}\` has no effect on ${check.type}` };
  const message = `\`${keyword}\` is not a keyword of ${check.type}`;
  const other = spelledOtherwise(keyword, check, form);
  const nearest = nearestWord(keyword, known);
  const hint = other ?? (nearest === null ? foreignHint(keyword) : `did you mean \`${nearest}\`?`);
  return { code: "AUD2005", severity: "error", message, ...(hint === null ? {} : { hint }) };
}

/** The same field in the spelling of this kind of policy. */
function spelledOtherwise(keyword: string, check: Check, form: "unix" | "windows"): string | null {
  const otherForm = form === "unix" ? "windows" : "unix";
  const field = Object.values(check.fields).find((candidate) => candidate.keyword[otherForm] === keyword);
  if (field === undefined) return null;
  const spelling = field.keyword[form];
  const where = form === "unix" ? "a Unix policy" : "a Windows policy";
  return spelling === null
    ? `${where} does not have it: remove it`
    : `in ${where} it is written \`${spelling}\``;
}

function foreignHint(keyword: string): string | null {
  const types = typesWithKeyword(keyword);
  if (types.length === 0) return null;
  return `it belongs to ${types.slice(0, 3).join(", ")}${types.length > 3 ? " and others" : ""}`;
}
