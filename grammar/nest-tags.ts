import type { Span } from "../src/model/span.ts";
import { nearestWord } from "../src/support/nearest-word.ts";
import type { FaultList } from "./fault-list.ts";
import {
  closesNothing,
  misplacedKeyword,
  misplacedTag,
  neverClosed,
  outsideOfBlock,
  secondBlock,
  unknownTag,
} from "./nest-faults.ts";
import type { TagHead } from "./read-tag.ts";
import type { AssignmentSyntax, ElementSyntax, SkippedSyntax, SyntaxNode } from "./syntax.ts";
import { canHold, isOverAt, TAG_NAMES, TAGS } from "./tags.ts";

const MOST_GUESSES = 1000;

/** An open tag and what it holds so far. */
interface Frame {
  readonly head: TagHead;
  readonly children: SyntaxNode[];
}

/** Nests tags with a stack of open ones. */
export class TagNest {
  readonly children: SyntaxNode[] = [];
  readonly skipped: SkippedSyntax[] = [];
  /** How many opening tags were known, and how many of them were `check_type`. */
  readonly seen = { tags: 0, checkTypes: 0 };
  readonly #open: Frame[] = [];
  readonly #faults: FaultList;
  /** How many open tags a closing tag of that name could close. */
  readonly #closable = new Map<string, number>();
  /** What unknown tags were taken for. */
  readonly #guesses = new Map<string, string | null>();

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  /** Takes the next tag of the file. */
  tag(written: TagHead): void {
    const head = this.#known(written);
    if (head === null) this.skip({ kind: "skipped", span: written.span });
    else if (head.kind === "closing") this.#close(head);
    else this.#enter(head);
  }

  /** Takes the next assignment of the file. */
  assignment(node: AssignmentSyntax): void {
    const siblings = this.#siblings();
    if (siblings.at(-1)?.kind !== "assignment") this.#checkPlace(node);
    siblings.push(node);
  }

  /** Takes text that belongs to nothing. */
  skip(skipped: SkippedSyntax): void {
    this.skipped.push(skipped);
  }

  /** Closes what is still open at the end of the file. */
  finish(): readonly SyntaxNode[] {
    while (this.#open.length > 0) this.#closeMissing(null);
    return this.children;
  }

  #siblings(): SyntaxNode[] {
    return this.#open.at(-1)?.children ?? this.children;
  }

  /** The tag under its right name, or `null` where nobody can tell what it should be. */
  #known(head: TagHead): TagHead | null {
    if (TAGS.has(head.name)) return head;
    const name = this.#guess(head.name);
    this.#faults.add(unknownTag(head, name));
    return name === null ? null : { ...head, name };
  }

  /** Guessing takes long, and who misspells a tag does it every time. */
  #guess(name: string): string | null {
    const known = this.#guesses.get(name);
    if (known !== undefined) return known;
    const guess = nearestWord(name, TAG_NAMES);
    if (this.#guesses.size < MOST_GUESSES) this.#guesses.set(name, guess);
    return guess;
  }

  #enter(head: TagHead): void {
    this.#closeForgotten(head.name);
    this.#checkParent(head);
    this.seen.tags += 1;
    if (head.name === "check_type") this.seen.checkTypes += 1;
    if (head.kind === "self-closing" || TAGS.get(head.name)?.body === "nothing") {
      this.#siblings().push(elementOf({ head, children: [] }, null));
    } else this.#push({ head, children: [] });
  }

  /** Closes what is surely over when `name` opens: an item before the next one, `then` before `else`. */
  #closeForgotten(name: string): void {
    for (let top = this.#open.at(-1); top !== undefined; top = this.#open.at(-1)) {
      const isUnused = top.head.name === "if" && top.children.length === 0;
      if (isUnused || canHold(top.head.name, name) || !isOverAt(top.head.name, name)) return;
      this.#closeMissing(`<${name}>`);
    }
  }

  #checkParent(head: TagHead): void {
    const top = this.#open.at(-1);
    if (head.name === "check_type" && this.seen.checkTypes > 0) this.#faults.add(secondBlock(head.span));
    else if (top !== undefined && !canHold(top.head.name, head.name)) {
      this.#faults.add(misplacedTag(head, top.head.name));
    } else if (top === undefined && head.name !== "check_type" && head.name !== "debug") {
      this.#checkOutside(head.span, `<${head.name}>`);
    }
  }

  /** One fault for everything before the block, and one for everything behind it. */
  #checkOutside(span: Span, what: string): void {
    const previous = this.children.at(-1);
    const isFirst = previous === undefined || (previous.kind === "element" && previous.name === "check_type");
    if (isFirst) this.#faults.add(outsideOfBlock(span, what));
  }

  #checkPlace(node: AssignmentSyntax): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.#checkOutside(node.keywordSpan, "A keyword");
    else if (TAGS.get(top.head.name)?.body === "tags") {
      this.#faults.add(misplacedKeyword(node, top.head.name));
    }
  }

  #close(head: TagHead): void {
    if ((this.#closable.get(head.name) ?? 0) === 0) {
      this.skip({ kind: "skipped", span: head.span });
      this.#faults.add(closesNothing(head));
      return;
    }
    for (let top = this.#open.at(-1); top !== undefined; top = this.#open.at(-1)) {
      if (closersOf(top).includes(head.name)) break;
      this.#closeMissing(`</${head.name}>`);
    }
    this.#pop(head.span);
  }

  /** `next` is the tag that shows that the innermost open one is over, `null` at the end of the file. */
  #closeMissing(next: string | null): void {
    const frame = this.#pop(null);
    if (frame !== undefined) this.#faults.add(neverClosed(frame.head, next));
  }

  #push(frame: Frame): void {
    this.#open.push(frame);
    for (const closer of closersOf(frame)) this.#closable.set(closer, (this.#closable.get(closer) ?? 0) + 1);
  }

  #pop(closeSpan: Span | null): Frame | undefined {
    const frame = this.#open.pop();
    if (frame === undefined) return undefined;
    for (const closer of closersOf(frame)) this.#closable.set(closer, (this.#closable.get(closer) ?? 0) - 1);
    this.#siblings().push(elementOf(frame, closeSpan));
    return frame;
  }
}

function closersOf({ head }: Frame): readonly string[] {
  return TAGS.get(head.name)?.closers ?? [];
}

function elementOf({ head, children }: Frame, closeSpan: Span | null): ElementSyntax {
  const end = closeSpan?.end ?? children.at(-1)?.span.end ?? head.span.end;
  return {
    kind: "element",
    name: head.name,
    nameSpan: head.nameSpan,
    value: head.value,
    attributes: head.attributes,
    children: children.slice(),
    span: { start: head.span.start, end },
    openSpan: head.span,
    closeSpan,
  };
}
