import { foundText } from "../../../grammar/found-text.ts";
import type { ElementSyntax, SyntaxNode } from "../../../grammar/syntax.ts";
import type { Condition, ConditionMember, UnsupportedNode } from "../../model/policy.ts";
import { bindElement } from "./bind-element.ts";
import type { Binding } from "./binding.ts";

/** The condition of an `<if>`: how its members count, and what they are. */
export function bindCondition(
  element: ElementSyntax,
  rest: "with-else" | "without-else",
  binding: Binding,
): Condition {
  const auto = bindAuto(element, binding);
  if (auto !== null && rest === "with-else") reportIdleAuto(element, binding);
  return {
    mode: bindMode(element, binding),
    auto: rest === "with-else" ? null : auto,
    members: bindMembers(element, binding),
    location: binding.locate(element.openSpan),
    span: binding.source.originalSpan(element.span),
  };
}

function bindMode(element: ElementSyntax, binding: Binding): Condition["mode"] {
  const attribute = element.attributes.find(({ name }) => name === "type");
  const word = attribute?.value.trim().toLowerCase();
  if (word === "and" || word === "or") return word;
  const message =
    attribute === undefined
      ? "the <condition> does not say how its items count"
      : `"${foundText(attribute.value)}" is not how the items of a <condition> count`;
  const hint = 'write <condition type:"AND"> if all of them have to pass, type:"OR" if one is enough';
  binding.report({ code: "AUD2075", severity: "error", message, hint }, attribute?.span ?? element.openSpan);
  return "and";
}

function bindAuto(element: ElementSyntax, binding: Binding): Condition["auto"] {
  const attribute = element.attributes.find(({ name }) => name === "auto");
  if (attribute === undefined) return null;
  const word = attribute.value.trim().toLowerCase();
  if (word === "failed" || word === "warning") return word;
  const message = `expected auto:"FAILED" or auto:"WARNING", found "${foundText(attribute.value)}"`;
  binding.report({ code: "AUD2076", severity: "error", message }, attribute.span);
  return null;
}

function reportIdleAuto(element: ElementSyntax, binding: Binding): void {
  const message = "`auto` has no effect, because the <if> has an <else>";
  const hint = "remove one of them: `auto` stands for an <else> that repeats the <then>";
  binding.report({ code: "AUD2077", severity: "warning", message, hint }, element.openSpan);
}

/** Members in the order of the text. Groups are opened in place, without recursion. */
function bindMembers(element: ElementSyntax, binding: Binding): readonly ConditionMember[] {
  const members: ConditionMember[] = [];
  const open: SyntaxNode[] = element.children.toReversed();
  for (let child = open.pop(); child !== undefined; child = open.pop()) {
    if (child.kind !== "element") continue;
    if (child.name === "group_policy") open.push(...child.children.toReversed());
    else {
      const member = child.name === "if" ? nestedIf(child, binding) : bindElement(child, binding);
      if (member !== null) members.push(member);
    }
  }
  return members;
}

/** No published policy has an `<if>` in a condition, and nobody says what it would mean: the condition is ERROR. */
function nestedIf(element: ElementSyntax, binding: Binding): UnsupportedNode {
  const message = "an <if> inside of a <condition> is not judged: the condition will be ERROR";
  const hint = "put the inner <if> into the <then> of the outer one";
  binding.report({ code: "AUD2078", severity: "warning", message, hint }, element.openSpan);
  const description = "an <if> inside of a <condition>";
  return {
    kind: "unsupported",
    id: binding.identify(description),
    type: "<if>",
    severity: "HIGH",
    text: { description, info: [], solution: [], seeAlso: [], reference: [] },
    source: [],
    system: null,
    fields: null,
    detail: "An <if> inside of a <condition> has no documented meaning.",
    location: binding.locate(element.openSpan),
    span: binding.source.originalSpan(element.span),
  };
}
