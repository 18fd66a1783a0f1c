import type { ElementSyntax, PolicySyntax, SyntaxNode } from "../../../grammar/syntax.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { PolicyNode } from "../../model/policy.ts";
import { bindElement } from "./bind-element.ts";
import { bindIf } from "./bind-if.ts";
import { Binding } from "./binding.ts";
import type { BindingSource } from "./binding.ts";
import { platformOf, reviewCheckType } from "./platform.ts";

/** The meaning of a policy's text: its nodes, and every fault of the binding. */
export interface BoundPolicy {
  readonly checkType: string;
  readonly nodes: readonly PolicyNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns syntax into typed rules. Never throws; a rule with a fault is left out and reported. */
export function bindPolicy(syntax: PolicySyntax, source: BindingSource): BoundPolicy {
  const wrapper = syntax.children.find(isCheckType);
  const binding = new Binding(source, platformOf(wrapper?.value ?? "Unix"));
  if (wrapper !== undefined) reviewCheckType(wrapper, binding);
  const nodes = bindNodes(wrapper?.children ?? syntax.children, binding);
  binding.reportUnjudged();
  binding.reportHidden();
  return { checkType: wrapper?.value ?? "", nodes, diagnostics: binding.diagnostics };
}

function isCheckType(node: SyntaxNode): node is ElementSyntax {
  return node.kind === "element" && node.name === "check_type";
}

/** A list of elements of which those before `next` are bound, and where their nodes go. */
interface OpenList {
  readonly elements: readonly SyntaxNode[];
  readonly nodes: PolicyNode[];
  next: number;
}

/** Groups are opened in place. Without recursion: nesting is the author's to choose, hostile or not. */
function bindNodes(children: readonly SyntaxNode[], binding: Binding): readonly PolicyNode[] {
  const nodes: PolicyNode[] = [];
  const open: OpenList[] = [{ elements: children, nodes, next: 0 }];
  for (let list = open.at(-1); list !== undefined; list = open.at(-1)) {
    const element = list.elements[list.next];
    list.next += 1;
    if (element === undefined) open.pop();
    else if (element.kind === "element") open.push(...bindInto(list.nodes, element, binding));
  }
  return nodes;
}

/** Binds one element; what it holds in turn is given back, the first list last, because it is bound first. */
function bindInto(nodes: PolicyNode[], element: ElementSyntax, binding: Binding): readonly OpenList[] {
  if (element.name === "group_policy") return [{ elements: element.children, nodes, next: 0 }];
  if (element.name !== "if") {
    const node = bindElement(element, binding);
    if (node !== null) nodes.push(node);
    return [];
  }
  const { node, branches } = bindIf(element, binding);
  if (node !== null) nodes.push(node);
  return branches.map((branch) => ({ ...branch, next: 0 })).toReversed();
}
