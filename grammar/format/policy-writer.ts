import type { Span } from "../../src/model/span.ts";
import type { CommentSyntax, PolicySyntax } from "../syntax.ts";
import { endsUnclosed } from "./ends-unclosed.ts";
import { asWritten, layComments } from "./lay-comments.ts";
import type { LaidLine, OwnLineComment } from "./lay-comments.ts";
import { indentAt, isWrapper } from "./layout.ts";
import { SourceGaps } from "./source-gaps.ts";
import { spaceLines } from "./space-lines.ts";
import type { AssignmentStep, Step } from "./steps-of.ts";
import { closingTagText, openingTagText } from "./tag-text.ts";
import { valueLines } from "./value-lines.ts";
import { valueParts } from "./value-parts.ts";

/** Larger results are given up: they could not be read again, and their lines would fill the memory. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** What became of a text. */
export type FormattedPolicy =
  | { readonly status: "formatted"; readonly text: string }
  /** `stray-text`: something in it is neither a node nor a comment. `too-large`: the result would be. */
  | { readonly status: "refused"; readonly reason: "stray-text" | "too-large" };

/** Writes the steps of a tree, one after the other, as lines; comments and blank lines come from the text between. */
export class PolicyWriter {
  readonly #syntax: PolicySyntax;
  readonly #text: string;
  readonly #gaps: SourceGaps;
  readonly #lines: string[] = [];
  #length = 0;
  #nextComment = 0;
  /** The step before, and the offset behind what was written last. */
  #previous: Step | null = null;
  #end = 0;
  /** Whether the line written last ends in a string that only the next line ends. */
  #isOpen = false;

  constructor(syntax: PolicySyntax, text: string) {
    this.#syntax = syntax;
    this.#text = text;
    this.#gaps = new SourceGaps(text);
  }

  /** Writes the next step with all comments before it. */
  step(step: Step): void {
    if (this.#length > MOST_CHARACTERS) return;
    if (step.span !== null) {
      this.#approach(step, step.span.start);
      const indent = indentAt(step.depth);
      for (const line of this.#linesOf(step)) this.#write(indent + line);
      this.#end = step.span.end;
      this.#isOpen =
        step.kind === "assignment" && endsUnclosed(step.node.value, this.#text, this.#syntax.dialect);
    }
    this.#previous = step;
  }

  /** Writes the comments at the end of the file. */
  finish(): FormattedPolicy {
    if (this.#length <= MOST_CHARACTERS) this.#approach(null, this.#text.length);
    if (this.#length > MOST_CHARACTERS) return { status: "refused", reason: "too-large" };
    if (this.#gaps.status === "text") return { status: "refused", reason: "stray-text" };
    const { lineEnding } = this.#gaps;
    return { status: "formatted", text: this.#lines.map((line) => line + lineEnding).join("") };
  }

  #linesOf(step: Step): readonly string[] {
    if (step.kind === "opening") return [openingTagText(step.element, this.#text)];
    if (step.kind === "closing") return [closingTagText(step.element, this.#text)];
    return this.#assignmentLines(step);
  }

  #assignmentLines(step: AssignmentStep): readonly string[] {
    const { keywordSpan, value, span } = step.node;
    const colon = this.#text.slice(keywordSpan.end, value.span.start).indexOf(":");
    const start = keywordSpan.end + colon + 1;
    const comments = this.#takeComments(span.end);
    const parts = valueParts(value, comments, { text: this.#text, start, end: span.end });
    return valueLines(step, parts, this.#gaps);
  }

  /** Writes what stands before `next`, which begins at `start`: comments and at most one blank line in a row. */
  #approach(next: Step | null, start: number): void {
    const own = this.#ownLineComments(start);
    const before = this.#previous === null ? asWritten(own, this.#text) : this.#laid(own, next);
    const isSpaced = this.#gaps.replaceableBreaksIn(this.#end, start) > 1;
    const written = [...before.map((line) => line.isSpaced), isSpaced];
    for (const [index, hasBlank] of spaceLines(this.#previous, next, written).entries()) {
      if (hasBlank && !this.#isOpen) this.#write("");
      const line = before[index];
      if (line !== undefined) this.#write(line.text);
    }
  }

  #laid(own: readonly OwnLineComment[], next: Step | null): readonly LaidLine[] {
    return layComments(own, indentAt(depthBefore(next)), this.#text);
  }

  /** Takes the comments up to `end`; one behind the last line goes to that line. */
  #ownLineComments(end: number): OwnLineComment[] {
    const own: OwnLineComment[] = [];
    for (const { span } of this.#takeComments(end)) {
      const breaks = this.#gaps.breaksIn(this.#end, span.start);
      const text = this.#text.slice(span.start, span.end);
      if (breaks === 0 && this.#lines.length > 0 && own.length === 0) this.#append(` ${text.trimEnd()}`);
      else own.push({ text, span, lead: this.#leadOf(span), isSpaced: breaks > 1 });
      this.#end = span.end;
    }
    return own;
  }

  #takeComments(end: number): CommentSyntax[] {
    const taken: CommentSyntax[] = [];
    for (;;) {
      const comment = this.#syntax.comments[this.#nextComment];
      if (comment === undefined || comment.span.start >= end) return taken;
      taken.push(comment);
      this.#nextComment += 1;
    }
  }

  /** The blanks and tabs before a comment. */
  #leadOf({ start }: Span): string {
    let begin = start;
    while (begin > this.#end && /[ \t]/.test(this.#text.charAt(begin - 1))) begin -= 1;
    return this.#text.slice(begin, start);
  }

  #write(line: string): void {
    this.#lines.push(line);
    this.#length += line.length + 2;
  }

  #append(text: string): void {
    const last = this.#lines.length - 1;
    this.#lines[last] = `${this.#lines[last] ?? ""}${text}`;
    this.#length += text.length;
  }
}

/** A comment before a closing tag belongs to what the tag closes. */
function depthBefore(next: Step | null): number {
  if (next === null) return 0;
  return next.kind === "closing" && !isWrapper(next.element.name) ? next.depth + 1 : next.depth;
}
