import type { Span } from "../../src/model/span.ts";
import type { AssignmentSyntax, ElementSyntax, SyntaxNode } from "../syntax.ts";
import { alignedWidth, isWrapper } from "./layout.ts";

/** `keyword : value`; `width` is how many characters stand before the blank and the colon. */
export interface AssignmentStep {
  readonly kind: "assignment";
  readonly node: AssignmentSyntax;
  readonly span: Span;
  readonly depth: number;
  readonly width: number;
}

/** One piece of the tree in the order of the text, with the level that its line stands on. */
export type Step =
  | AssignmentStep
  | { readonly kind: "opening"; readonly element: ElementSyntax; readonly span: Span; readonly depth: number }
  /** `span` is `null` where no closing tag is written. */
  | {
      readonly kind: "closing";
      readonly element: ElementSyntax;
      readonly span: Span | null;
      readonly depth: number;
    };

/** An element whose children are being walked; `null` for the file. */
interface Frame {
  readonly element: ElementSyntax | null;
  readonly children: readonly SyntaxNode[];
  readonly depth: number;
  readonly width: number;
  next: number;
}

/** Walks a tree with a stack of its own: no nesting is too deep for it. */
export function* stepsOf(children: readonly SyntaxNode[]): Generator<Step, void, undefined> {
  const open = [frameOf(null, children, 0)];
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const node = frame.children[frame.next];
    frame.next += 1;
    if (node === undefined) {
      open.pop();
      if (frame.element !== null) yield closingOf(frame.element, open.at(-1)?.depth ?? 0);
    } else if (node.kind === "assignment") {
      yield { kind: "assignment", node, span: node.span, depth: frame.depth, width: frame.width };
    } else {
      yield { kind: "opening", element: node, span: node.openSpan, depth: frame.depth };
      open.push(frameOf(node, node.children, isWrapper(node.name) ? frame.depth : frame.depth + 1));
    }
  }
}

function closingOf(element: ElementSyntax, depth: number): Step {
  return { kind: "closing", element, span: element.closeSpan, depth };
}

function frameOf(element: ElementSyntax | null, children: readonly SyntaxNode[], depth: number): Frame {
  return { element, children, depth, width: alignedWidth(children), next: 0 };
}
