import type { AssignmentSyntax } from "../../../grammar/syntax.ts";
import type { CheckDeclaration } from "../../checks/define-check.ts";
import { isJudged } from "../../checks/define-check.ts";
import type { Field } from "../../checks/fields.ts";
import type { Binding } from "./binding.ts";
import { fieldSourceOf } from "./field-source.ts";
import type { ItemSource } from "./item-source.ts";
import { reportStrayKeywords } from "./report-stray-keywords.ts";

type Values = Readonly<Record<string, unknown>>;

/** The typed values of an item's fields; `null` if a required one is missing or a value is refused. */
export function bindFields(item: ItemSource, declaration: CheckDeclaration, binding: Binding): Values | null {
  reportStrayKeywords(item, declaration, binding);
  const values: Record<string, unknown> = {};
  for (const name in declaration.fields) {
    const field = declaration.fields[name];
    if (field !== undefined) values[name] = bindField(item, { field, declaration }, binding);
  }
  if (Object.values(values).includes(REFUSED)) return null;
  for (const { keyword, ...issue } of declaration.review?.(values) ?? []) {
    const assignment = keyword === undefined ? undefined : item.first(keyword);
    binding.report(issue, assignment?.value.span ?? item.element.openSpan);
  }
  return values;
}

/** Stands for a value that could not be bound; what was wrong has been reported. */
const REFUSED = Symbol("refused");

interface FieldOfCheck {
  readonly field: Field<unknown>;
  readonly declaration: CheckDeclaration;
}

function bindField(item: ItemSource, { field, declaration }: FieldOfCheck, binding: Binding): unknown {
  const keyword = field.keyword[binding.platform === "windows" ? "windows" : "unix"];
  if (keyword === null) return null;
  const given = item.all(keyword);
  if (given === undefined)
    return field.presence === "optional" ? null : missing(item, { keyword, field }, binding);
  const [, second] = given;
  if (second !== undefined && field.repetition !== "many") reportRepetition(second, declaration, binding);
  const source = fieldSourceOf(given, binding.source.text);
  const { value, issues } = field.parse(source, binding.source.context);
  for (const issue of issues) binding.report(issue, source.span);
  return value ?? REFUSED;
}

function missing(
  { element }: ItemSource,
  { keyword, field }: { readonly keyword: string; readonly field: Field<unknown> },
  binding: Binding,
): typeof REFUSED {
  const message = `\`${keyword}\` is missing: ${field.summary}`;
  const hint = `add ${keyword} : ${field.example}`;
  binding.report({ code: "AUD2006", severity: "error", message, hint }, element.openSpan);
  return REFUSED;
}

/** Published policies repeat keywords, and Nessus reads them: only what is judged here has to be certain. */
function reportRepetition(second: AssignmentSyntax, declaration: CheckDeclaration, binding: Binding): void {
  const message = `\`${second.keyword}\` is given twice, and only the first one counts`;
  const severity = isJudged(declaration) ? "error" : "warning";
  binding.report({ code: "AUD2007", severity, message, hint: "remove one" }, second.keywordSpan);
}
