import type { ElementSyntax, SyntaxNode } from "../../../grammar/syntax.ts";
import type { IfNode, PolicyNode } from "../../model/policy.ts";
import { bindCondition } from "./bind-condition.ts";
import type { Binding } from "./binding.ts";

/** The elements of a branch that are still to be bound, and the list that their nodes go into. */
interface Branch {
  readonly elements: readonly SyntaxNode[];
  readonly nodes: PolicyNode[];
}

/** An `<if>` whose branches are still empty; `node` is `null` where its condition is missing. */
export interface BoundIf {
  readonly node: IfNode | null;
  /** In the order of the text. Bound even where there is no node, so that their faults are reported. */
  readonly branches: readonly Branch[];
}

/** Binds the condition of an `<if>` and leaves its branches to the caller, who must not recurse. */
export function bindIf(element: ElementSyntax, binding: Binding): BoundIf {
  const condition = onlyChild(element, "condition", binding);
  const then = onlyChild(element, "then", binding);
  const otherwise = onlyChild(element, "else", binding);
  reportMissing(element, { condition, then }, binding);
  const thenBranch = { elements: then?.children ?? [], nodes: [] as PolicyNode[] };
  const elseBranch = { elements: otherwise?.children ?? [], nodes: [] as PolicyNode[] };
  const branches = [thenBranch, elseBranch];
  if (condition === undefined) return { node: null, branches };
  const location = binding.locate(element.openSpan);
  const node: IfNode = {
    kind: "if",
    id: binding.identify("if"),
    condition: bindCondition(condition, otherwise === undefined ? "without-else" : "with-else", binding),
    then: thenBranch.nodes,
    else: otherwise === undefined ? null : elseBranch.nodes,
    location,
    span: binding.source.originalSpan(element.span),
  };
  return { node, branches };
}

function onlyChild(
  element: ElementSyntax,
  name: "condition" | "then" | "else",
  binding: Binding,
): ElementSyntax | undefined {
  const [first, second] = element.children.filter(
    (child): child is ElementSyntax => child.kind === "element" && child.name === name,
  );
  if (second !== undefined) {
    const message = `an <if> has one <${name}>; this is a second one, and it would never count`;
    const hint = "put it into an <if> of its own";
    binding.report({ code: "AUD2074", severity: "error", message, hint }, second.openSpan);
  }
  return first;
}

function reportMissing(
  element: ElementSyntax,
  parts: Readonly<Record<"condition" | "then", ElementSyntax | undefined>>,
  binding: Binding,
): void {
  for (const name of ["condition", "then"] as const) {
    if (parts[name] !== undefined) continue;
    const message = `the <if> has no <${name}>`;
    const hint = "an <if> holds <condition>, <then> and perhaps <else>";
    binding.report({ code: "AUD2073", severity: "error", message, hint }, element.openSpan);
  }
}
