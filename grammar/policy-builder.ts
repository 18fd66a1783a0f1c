import type { TagNest } from "./nest-tags.ts";
import { readAssignment } from "./read-assignment.ts";
import { readStray } from "./read-stray.ts";
import { readAttribute, readBrokenTag, readOpeningTag, readWholeTag } from "./read-tag.ts";
import type { ReadingContext } from "./reading-context.ts";
import { readOperand, readTerm } from "./read-value.ts";
import type { AssignmentSyntax, AttributeSyntax } from "./syntax.ts";
import type { Token } from "./token.ts";
import * as tokens from "./tokens.ts";
import { ValueStack } from "./value-stack.ts";

/** Makes nodes of what the parser finds, in the order of the text, and hands them to the nest. */
export class PolicyBuilder {
  readonly #nest: TagNest;
  readonly #context: ReadingContext;
  readonly #value: ValueStack;
  /** Offset behind the last token of the value, 0 before the first. */
  #valueEnd = 0;
  /** The parts so far of the tag that is being read. */
  #attributes: AttributeSyntax[] = [];
  #loose: Token[] = [];
  /** What text on the same line behind it would seem to belong to. */
  #before: AssignmentSyntax | null = null;

  constructor(nest: TagNest, context: ReadingContext) {
    this.#nest = nest;
    this.#context = context;
    this.#value = new ValueStack(context.faults);
  }

  /** A word, string or range. */
  operand(token: Token): void {
    this.#value.operand(readOperand(token, this.#context));
    this.#valueEnd = token.end;
  }

  /** `regex : "…"`. */
  term(key: Token, text: Token): void {
    this.#value.operand(readTerm(key, text, this.#context));
    this.#valueEnd = text.end;
  }

  /** An operator or a parenthesis. */
  connective(token: Token): void {
    this.#value.connective(token);
    this.#valueEnd = token.end;
  }

  /** The keyword of the operands and connectives so far. */
  assignment(key: Token): void {
    const written = { value: this.#value.finish(), end: this.#valueEnd };
    this.#before = readAssignment(key, written, this.#context);
    this.#valueEnd = 0;
    this.#nest.assignment(this.#before);
  }

  /** A tag without a value and attributes, or without its end. */
  wholeTag(token: Token): void {
    const read = token.tokenType === tokens.BrokenTag ? readBrokenTag : readWholeTag;
    this.#nest.tag(read(token, this.#context));
    this.#before = null;
  }

  /** `name:"value"` of a tag, `value` being `null` where it is missing. */
  attribute(key: Token, value: Token | null): void {
    this.#attributes.push(readAttribute(key, value, this.#context));
  }

  /** What belongs to no attribute of a tag. */
  loose(token: Token): void {
    this.#loose.push(token);
  }

  /** The tag of the attributes and loose tokens so far. */
  openingTag(start: Token, end: Token): void {
    const parts = { start, end, attributes: this.#attributes, loose: this.#loose };
    this.#nest.tag(readOpeningTag(parts, this.#context));
    this.#attributes = [];
    this.#loose = [];
    this.#before = null;
  }

  /** Tokens that belong to no assignment and no tag. */
  stray(run: readonly Token[]): void {
    for (const node of readStray(run, this.#before, this.#context)) {
      if (node.kind === "assignment") this.#nest.assignment(node);
      else this.#nest.skip(node);
    }
    this.#before = null;
  }
}
