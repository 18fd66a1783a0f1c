import type { Span } from "../src/model/span.ts";
import { endOfBlanks } from "./characters.ts";
import type { AssignmentSyntax, PolicySyntax, SyntaxNode } from "./syntax.ts";

/**
 * A part of the text. `tag` is a whole opening or closing tag; `value` is a whole value with its operators, or a part
 * of one that a comment interrupts; only white space is `blank`.
 */
export interface Piece {
  readonly kind: "blank" | "comment" | "tag" | "keyword" | "colon" | "value" | "skipped";
  readonly span: Span;
}

/** Children of an open element, those before `next` already taken. */
interface Frame {
  readonly children: readonly SyntaxNode[];
  readonly closeSpan: Span | null;
  next: number;
}

/** The whole text as pieces in its order, without a gap and without an overlap: joined, they are the text. */
export function* piecesOf(syntax: PolicySyntax, text: string): Generator<Piece> {
  let end = 0;
  for (const piece of withComments(syntax, text)) {
    if (piece.span.start > end) yield { kind: "blank", span: { start: end, end: piece.span.start } };
    yield piece;
    end = piece.span.end;
  }
  if (end < text.length) yield { kind: "blank", span: { start: end, end: text.length } };
}

/** Parts of nodes, comments and skipped text in source order. A part that holds a comment is cut by it. */
function* withComments(syntax: PolicySyntax, text: string): Generator<Piece> {
  const others = [...syntax.comments, ...syntax.skipped].sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const { kind, span } of partsOf(syntax.children, text)) {
    let { start } = span;
    for (let other = others[next]; other !== undefined && other.span.start < span.end; other = others[next]) {
      yield* trimmed(kind, { start, end: other.span.start }, text);
      yield other;
      start = Math.max(start, other.span.end);
      next += 1;
    }
    yield* trimmed(kind, { start, end: span.end }, text);
  }
  yield* others.slice(next);
}

/** What is left of a part without the white space around it: one piece or none. */
function* trimmed(kind: Piece["kind"], { start, end }: Span, text: string): Generator<Piece> {
  const part = text.slice(start, Math.max(start, end));
  const first = start + part.length - part.trimStart().length;
  const last = start + part.trimEnd().length;
  if (first < last) yield { kind, span: { start: first, end: last } };
}

/** Tags, keywords, colons and values in source order. */
function* partsOf(children: readonly SyntaxNode[], text: string): Generator<Piece> {
  const open: Frame[] = [{ children, closeSpan: null, next: 0 }];
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const node = frame.children[frame.next];
    frame.next += 1;
    if (node?.kind === "element") {
      yield { kind: "tag", span: node.openSpan };
      open.push({ children: node.children, closeSpan: node.closeSpan, next: 0 });
    } else if (node !== undefined) yield* assignmentParts(node, text);
    else {
      open.pop();
      if (frame.closeSpan !== null) yield { kind: "tag", span: frame.closeSpan };
    }
  }
}

function* assignmentParts({ keywordSpan, span }: AssignmentSyntax, text: string): Generator<Piece> {
  yield { kind: "keyword", span: keywordSpan };
  const colon = endOfBlanks(text, keywordSpan.end);
  const hasColon = text.charAt(colon) === ":";
  if (hasColon) yield { kind: "colon", span: { start: colon, end: colon + 1 } };
  yield { kind: "value", span: { start: hasColon ? colon + 1 : colon, end: span.end } };
}
