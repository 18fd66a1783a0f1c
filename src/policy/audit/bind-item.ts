import type { ElementSyntax } from "../../../grammar/syntax.ts";
import { textOfValue } from "../../../grammar/text-of-value.ts";
import type { Check } from "../../checks/define-check.ts";
import type { Rule, UnsupportedNode } from "../../model/policy.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import { bindFields } from "./bind-fields.ts";
import { bindSeverity, bindSystem, bindText } from "./bind-text.ts";
import type { Binding } from "./binding.ts";
import { assignmentOf, assignmentsOf } from "./item-source.ts";
import { OTHER_TYPES } from "./vocabulary.ts";

/** One `<custom_item>` as a rule; `null` if it has faults, all of which have been reported. */
export function bindItem(item: ElementSyntax, binding: Binding): Rule | UnsupportedNode | null {
  const type = assignmentOf(item, "type");
  if (type === undefined) return reportMissingType(item, binding);
  const word = textOfValue(type.value, binding.source.text).trim();
  const check =
    binding.form === "other" ? undefined : binding.source.checks.find((candidate) => candidate.type === word);
  if (check !== undefined) return bindRule(item, check, binding);
  const isKnown = Object.hasOwn(OTHER_TYPES, word) || binding.form !== "unix";
  return isKnown ? unsupportedItem(item, word, binding) : reportUnknownType(word, item, binding);
}

function bindRule(item: ElementSyntax, check: Check, binding: Binding): Rule | null {
  const text = bindText(item, binding);
  const severity = bindSeverity(item, binding);
  const system = bindSystem(item, binding);
  const fields = bindFields(item, check, binding);
  if (fields === null) return null;
  const id = binding.identify(text.description);
  const source = assignmentsOf(item).map(
    ({ keyword, value }) => [keyword, textOfValue(value, binding.source.text)] as const,
  );
  const location = binding.locate(item.openSpan);
  return {
    kind: "rule",
    id,
    type: check.type,
    severity,
    text,
    system,
    fields,
    source,
    location,
    span: item.span,
  };
}

/** A part of the language that this version does not judge: it stays in the policy, and becomes ERROR. */
export function unsupportedItem(item: ElementSyntax, type: string, binding: Binding): UnsupportedNode {
  const text = bindText(item, binding);
  const detail = `This version reads ${type} and does not judge it yet.`;
  const message = `${type} is not judged by this version: its finding will be ERROR`;
  binding.report({ code: "AUD2003", severity: "warning", message }, item.openSpan);
  return {
    kind: "unsupported",
    id: binding.identify(text.description),
    type,
    severity: bindSeverity(item, binding),
    text,
    detail,
    location: binding.locate(item.openSpan),
    span: item.span,
  };
}

function reportMissingType(item: ElementSyntax, binding: Binding): null {
  const hint = `add type : AUDIT_ALLOWED_OPEN_PORTS (\`audit list checks\` shows all)`;
  binding.report(
    { code: "AUD2001", severity: "error", message: `the <${item.name}> has no type`, hint },
    item.openSpan,
  );
  return null;
}

/** The item is bound as what was probably meant, so that its other faults are reported in the same go. */
function reportUnknownType(word: string, item: ElementSyntax, binding: Binding): null {
  const { checks } = binding.source;
  const known = [...checks.map(({ type }) => type), ...Object.keys(OTHER_TYPES)];
  const nearest = nearestWord(word.toUpperCase(), known);
  const hint = nearest === null ? "`audit list checks` shows the types" : `did you mean ${nearest}?`;
  const span = assignmentOf(item, "type")?.value.span ?? item.openSpan;
  binding.report(
    { code: "AUD2002", severity: "error", message: `"${word}" is not a check type`, hint },
    span,
  );
  const meant = checks.find(({ type }) => type === nearest);
  if (meant !== undefined) bindRule(item, meant, binding);
  return null;
}
