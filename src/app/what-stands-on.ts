import { foundText } from "../../grammar/found-text.ts";
import { parsePolicy } from "../../grammar/index.ts";
import type { ElementSyntax, PolicySyntax, SyntaxNode } from "../../grammar/syntax.ts";
import type { Span } from "../model/span.ts";
import type { LoadedPolicy } from "./loaded-policy.ts";

/** Something that is no node of the policy: in words, and the part of the text that it takes. */
export interface StandingText {
  /** `left-out`: an item that has faults. */
  readonly kind: "left-out" | "other";
  readonly words: string;
  readonly span: Span;
}

/** What stands on a line on which no node of the policy stands. */
export function whatStandsOn(line: Span, { text, metadata }: LoadedPolicy): StandingText {
  if (text.slice(line.start, line.end).trim() === "") return other("a blank line", line);
  const { syntax } = parsePolicy(text);
  const element = innermostElement(syntax, line);
  if (element !== null && ITEMS.includes(element.name))
    return {
      kind: "left-out",
      words: `a <${element.name}> that has faults, and is left out of the policy`,
      span: element.span,
    };
  const isComment = syntax.comments.some((comment) => isOn(comment.span, line));
  return isComment ? wordsForComment(line, metadata) : other(wordsFor(element, line), line);
}

function other(words: string, span: Span): StandingText {
  return { kind: "other", words, span };
}

function wordsForComment(line: Span, { variables }: LoadedPolicy["metadata"]): StandingText {
  const declared = variables.find(({ span }) => isOn(span, line));
  if (declared === undefined) return other("a comment", line);
  const { name, default: value, span } = declared;
  const initial = value === null ? "has no default" : `is "${foundText(value)}" by default`;
  return other(`a comment that declares the variable ${foundText(name)}, which ${initial}`, span);
}

const ITEMS: readonly string[] = ["item", "custom_item", "report"];

function wordsFor(element: ElementSyntax | null, line: Span): string {
  if (element === null) return "text outside of the policy";
  const { name, openSpan, closeSpan } = element;
  const isTag = isOn(openSpan, line) || (closeSpan !== null && isOn(closeSpan, line));
  return isTag ? `the tag <${name}>` : `text in <${name}> that is no item`;
}

/** Goes down from element to element without recursion. */
function innermostElement(syntax: PolicySyntax, line: Span): ElementSyntax | null {
  let innermost: ElementSyntax | null = null;
  let children: readonly SyntaxNode[] = syntax.children;
  for (;;) {
    const next = children.find((child) => child.kind === "element" && isOn(child.span, line));
    if (next?.kind !== "element") return innermost;
    innermost = next;
    children = next.children;
  }
}

function isOn(span: Span, line: Span): boolean {
  return span.start <= line.end && span.end > line.start;
}
