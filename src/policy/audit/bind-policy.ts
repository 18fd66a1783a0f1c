import type { ElementSyntax, PolicySyntax, SyntaxNode } from "../../../grammar/syntax.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { PolicyNode, UnsupportedNode } from "../../model/policy.ts";
import { bindItem, unsupportedItem } from "./bind-item.ts";
import { Binding } from "./binding.ts";
import type { BindingSource, PolicyForm } from "./binding.ts";
import { assignmentOf } from "./item-source.ts";

/** The meaning of a policy's text: its nodes, and every fault of the binding. */
export interface BoundPolicy {
  readonly checkType: string;
  readonly nodes: readonly PolicyNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns syntax into typed rules. Never throws; a rule with a fault is left out and reported. */
export function bindPolicy(syntax: PolicySyntax, source: BindingSource): BoundPolicy {
  const wrapper = syntax.children.find((node) => node.kind === "element" && node.name === "check_type");
  const checkType = wrapper?.kind === "element" ? (wrapper.value ?? "") : "";
  const binding = new Binding(source, formOf(checkType));
  const children = wrapper?.kind === "element" ? wrapper.children : syntax.children;
  const nodes = bindNodes(children, binding);
  return { checkType, nodes, diagnostics: binding.diagnostics };
}

function formOf(checkType: string): PolicyForm {
  const word = checkType.toLowerCase();
  return word === "unix" || word === "windows" ? word : "other";
}

/** Groups are opened in place, without recursion: nesting is the author's to choose, hostile or not. */
function bindNodes(children: readonly SyntaxNode[], binding: Binding): readonly PolicyNode[] {
  const nodes: PolicyNode[] = [];
  const open = children.toReversed();
  for (let child = open.pop(); child !== undefined; child = open.pop()) {
    if (child.kind !== "element") continue;
    if (child.name === "group_policy") for (const inner of child.children.toReversed()) open.push(inner);
    else nodes.push(...bindElement(child, binding));
  }
  return nodes;
}

function bindElement(element: ElementSyntax, binding: Binding): readonly PolicyNode[] {
  if (element.name === "debug") return [];
  if (element.name === "if") return [unsupportedCondition(element, binding)];
  const isTyped = assignmentOf(element, "type") !== undefined;
  if (element.name === "custom_item" || (element.name === "item" && isTyped)) {
    const rule = bindItem(element, binding);
    return rule === null ? [] : [rule];
  }
  return [unsupportedItem(element, `<${element.name}>`, binding)];
}

function unsupportedCondition(element: ElementSyntax, binding: Binding): UnsupportedNode {
  const count = countItems(element);
  const message = `<if> is not judged by this version: ${count} items in it become one ERROR finding`;
  binding.report({ code: "AUD2013", severity: "warning", message }, element.openSpan);
  const description = `if … then … (${count} items)`;
  return {
    kind: "unsupported",
    id: binding.identify(description),
    type: "<if>",
    severity: "HIGH",
    text: { description, info: [], solution: [], seeAlso: [], reference: [] },
    detail: `This version reads <if> and does not judge it yet: ${count} items were not judged.`,
    location: binding.locate(element.openSpan),
    span: element.span,
  };
}

/** Items below an element, counted without recursion: published policies nest deep, hostile ones deeper. */
function countItems(element: ElementSyntax): number {
  const open: SyntaxNode[] = [...element.children];
  let count = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind !== "element") continue;
    if (["custom_item", "item", "report"].includes(node.name)) count++;
    for (const child of node.children) open.push(child);
  }
  return count;
}
