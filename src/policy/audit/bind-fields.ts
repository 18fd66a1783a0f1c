import type { AssignmentSyntax, ElementSyntax } from "../../../grammar/syntax.ts";
import type { Check } from "../../checks/define-check.ts";
import type { Field } from "../../checks/fields.ts";
import type { Binding } from "./binding.ts";
import { fieldSourceOf } from "./field-source.ts";
import { assignmentsOf } from "./item-source.ts";
import { reportStrayKeywords } from "./report-stray-keywords.ts";

type Values = Readonly<Record<string, unknown>>;

const VARIABLE = /@[A-Z][A-Z0-9_]*@/;

/** The typed values of an item's fields; `null` if a required one is missing or a value is refused. */
export function bindFields(item: ElementSyntax, check: Check, binding: Binding): Values | null {
  reportStrayKeywords(item, check, binding);
  const entries = Object.entries(check.fields).map(
    ([name, field]) => [name, bindField(item, field, binding)] as const,
  );
  if (entries.some(([, value]) => value === REFUSED)) return null;
  return Object.fromEntries(entries);
}

/** Stands for a value that could not be bound; what was wrong has been reported. */
const REFUSED = Symbol("refused");

function bindField(item: ElementSyntax, field: Field<unknown>, binding: Binding): unknown {
  const keyword = field.keyword[binding.form === "windows" ? "windows" : "unix"];
  if (keyword === null) return null;
  const [first, second] = assignmentsOf(item).filter((assignment) => assignment.keyword === keyword);
  if (first === undefined)
    return field.presence === "optional" ? null : missing(item, { keyword, field }, binding);
  if (second !== undefined) reportRepetition(second, binding);
  return readValue(first, field, binding);
}

function readValue(assignment: AssignmentSyntax, field: Field<unknown>, binding: Binding): unknown {
  const source = fieldSourceOf(assignment.value, binding.source.text);
  const variable = VARIABLE.exec(source.text);
  if (variable !== null) {
    const message = `the variable ${variable[0]} is not replaced by this version`;
    binding.report({ code: "AUD2009", severity: "error", message, hint: "write its value" }, source.span);
    return REFUSED;
  }
  const { value, issues } = field.parse(source, binding.source.context);
  for (const issue of issues) binding.report(issue, source.span);
  return value ?? REFUSED;
}

function missing(
  item: ElementSyntax,
  { keyword, field }: { readonly keyword: string; readonly field: Field<unknown> },
  binding: Binding,
): typeof REFUSED {
  const message = `\`${keyword}\` is missing: ${field.summary}`;
  const hint = `add ${keyword} : ${field.example}`;
  binding.report({ code: "AUD2006", severity: "error", message, hint }, item.openSpan);
  return REFUSED;
}

function reportRepetition(second: AssignmentSyntax, binding: Binding): void {
  const message = `\`${second.keyword}\` is given twice, and only the first one counts`;
  binding.report({ code: "AUD2007", severity: "error", message, hint: "remove one" }, second.keywordSpan);
}
