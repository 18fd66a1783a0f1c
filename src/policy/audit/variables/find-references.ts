import type { CommentSyntax } from "../../../../grammar/syntax.ts";
import type { Span } from "../../../model/span.ts";

/** One `@NAME@` in a policy, outside of its comments. */
export interface VariableReference {
  readonly name: string;
  readonly span: Span;
}

const REFERENCE = /@([A-Za-z0-9_][\w.-]*)@/g;
const LOOKS_LIKE_VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/**
 * Every variable in a text, in order. A name in capitals always counts; `user@host@` counts only if somebody declared
 * `host` or gave a value for it.
 */
export function findReferences(
  text: string,
  comments: readonly CommentSyntax[],
  known: ReadonlySet<string>,
): readonly VariableReference[] {
  const references: VariableReference[] = [];
  const isInComment = commentFinder(comments);
  REFERENCE.lastIndex = 0;
  for (let match = REFERENCE.exec(text); match !== null; match = REFERENCE.exec(text)) {
    const [image, name = ""] = match;
    const span = { start: match.index, end: match.index + image.length };
    const isVariable = known.has(name) || LOOKS_LIKE_VARIABLE.test(name);
    if (isVariable && !isInComment(span)) references.push({ name, span });
    // The second @ may begin another one.
    else REFERENCE.lastIndex = span.end - 1;
  }
  return references;
}

/** Tells of spans, which come in the order of the text, whether they lie in a comment. */
function commentFinder(comments: readonly CommentSyntax[]): (span: Span) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while ((comments[next]?.span.end ?? Infinity) <= start) next += 1;
    return (comments[next]?.span.start ?? Infinity) < end;
  };
}
