import type { CheckDeclaration } from "../../checks/define-check.ts";
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
    if (field !== undefined) values[name] = bindField(item, field, binding);
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

function bindField(item: ItemSource, field: Field<unknown>, binding: Binding): unknown {
  const keyword = field.keyword[binding.platform === "windows" ? "windows" : "unix"];
  if (keyword === null) return null;
  const given = item.all(keyword);
  if (given === undefined)
    return field.presence === "optional" ? null : missing(item, { keyword, field }, binding);
  if (item.lacksValue(keyword)) return REFUSED;
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
