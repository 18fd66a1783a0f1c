import type { Span } from "../src/model/span.ts";
import { nearestWord } from "../src/support/nearest-word.ts";
import type { FaultList } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { TagHead } from "./read-tag.ts";
import type { AssignmentSyntax, ElementSyntax, SyntaxNode } from "./syntax.ts";
import { canHold, isOverAt, parentsOf, TAG_NAMES, TAGS } from "./tags.ts";

/** Real policies nest 30 deep; readers of the tree may recurse. */
const MAX_DEPTH = 200;

interface Frame {
  readonly head: TagHead;
  readonly children: SyntaxNode[];
}

/** Nests tags with a stack of open ones. */
export class TagNest {
  readonly children: SyntaxNode[] = [];
  /** How many opening tags were known, and how many of them were `check_type`. */
  readonly seen = { tags: 0, checkTypes: 0 };
  readonly #open: Frame[] = [];
  readonly #faults: FaultList;
  #extent: "whole" | "too-deep" = "whole";

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  /** Takes the next tag of the file. */
  tag(written: TagHead): void {
    if (this.#extent === "too-deep") return;
    const head = this.#known(written);
    if (head === null) return;
    if (head.kind === "closing") this.#close(head);
    else this.#enter(head);
  }

  /** Takes the next assignment of the file. */
  assignment(node: AssignmentSyntax): void {
    if (this.#extent === "too-deep") return;
    const siblings = this.#siblings();
    if (siblings.at(-1)?.kind !== "assignment") this.#checkPlace(node);
    siblings.push(node);
  }

  /** Closes what is still open at the end of the file. */
  finish(): readonly SyntaxNode[] {
    while (this.#open.length > 0) this.#closeMissing();
    return this.children;
  }

  #siblings(): SyntaxNode[] {
    return this.#open.at(-1)?.children ?? this.children;
  }

  /** The tag under its right name, or `null` where nobody can tell what it should be. */
  #known(head: TagHead): TagHead | null {
    if (TAGS.has(head.name)) return head;
    const name = nearestWord(head.name, TAG_NAMES);
    const fault = { code: "AUD1010", span: head.nameSpan } as const;
    const message = `The tag <${foundText(head.name)}> is not known.`;
    if (name === null) this.#faults.add({ ...fault, message });
    else this.#faults.add({ ...fault, message, hint: `Did you mean <${name}>?` });
    return name === null ? null : { ...head, name };
  }

  #enter(head: TagHead): void {
    this.#closeForgotten(head.name);
    this.#checkParent(head);
    this.seen.tags += 1;
    if (head.name === "check_type") this.seen.checkTypes += 1;
    if (head.kind === "self-closing" || TAGS.get(head.name)?.body === "nothing") {
      this.#siblings().push(elementOf({ head, children: [] }, null));
    } else if (this.#open.length < MAX_DEPTH) this.#open.push({ head, children: [] });
    else this.#giveUp(head.span);
  }

  /** Closes what is surely over when `name` opens: an item before the next one, `then` before `else`. */
  #closeForgotten(name: string): void {
    for (let top = this.#open.at(-1); top !== undefined; top = this.#open.at(-1)) {
      const isUnused = top.head.name === "if" && top.children.length === 0;
      if (isUnused || canHold(top.head.name, name) || !isOverAt(top.head.name, name)) return;
      this.#closeMissing();
    }
  }

  #checkParent(head: TagHead): void {
    const top = this.#open.at(-1);
    if (head.name === "check_type" && this.seen.checkTypes > 0) {
      this.#faults.add({
        code: "AUD1006",
        span: head.span,
        message: "A file has one <check_type> block; this is a second one.",
        hint: "Move it to a file of its own.",
      });
    } else if (top === undefined) this.#checkOutside(head.span, head.name);
    else if (!canHold(top.head.name, head.name)) {
      this.#faults.add({
        code: "AUD1015",
        span: head.span,
        message: `<${head.name}> cannot stand in <${top.head.name}>.`,
        hint: `It stands in ${parentsOf(head.name)}.`,
      });
    }
  }

  #checkOutside(span: Span, name: string): void {
    if (name === "check_type" || name === "debug") return;
    const previous = this.children.at(-1);
    const isFirst = previous === undefined || (previous.kind === "element" && previous.name === "check_type");
    if (!isFirst) return;
    this.#faults.add({
      code: "AUD1007",
      span,
      message: `${name === "" ? "A keyword" : `<${name}>`} stands outside of the <check_type> block.`,
      hint: "Everything but comments stands between <check_type> and </check_type>.",
    });
  }

  #checkPlace(node: AssignmentSyntax): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.#checkOutside(node.keywordSpan, "");
    else if (TAGS.get(top.head.name)?.body === "tags") {
      this.#faults.add({
        code: "AUD1027",
        span: node.keywordSpan,
        message: `The keyword ${foundText(node.keyword)} stands in <${top.head.name}>, outside of an item.`,
        hint: "Is an opening <custom_item>, <item> or <report> missing before it?",
      });
    }
  }

  #close(head: TagHead): void {
    const depth = this.#open.findLastIndex((frame) => TAGS.get(frame.head.name)?.closers.includes(head.name));
    if (depth === -1) {
      this.#faults.add({
        code: "AUD1014",
        span: head.span,
        message: `</${head.name}> closes nothing: no <${head.name}> is open here.`,
      });
      return;
    }
    while (this.#open.length > depth + 1) this.#closeMissing();
    const frame = this.#open.pop();
    if (frame !== undefined) this.#siblings().push(elementOf(frame, head.span));
  }

  #closeMissing(): void {
    const frame = this.#open.pop();
    if (frame === undefined) return;
    const { name, span } = frame.head;
    if (this.#extent === "whole") {
      this.#faults.add({
        code: name === "group_policy" ? "AUD1017" : "AUD1013",
        span,
        message: `<${name}> is opened here and never closed.`,
        hint: `Add </${name}>.`,
      });
    }
    this.#siblings().push(elementOf(frame, null));
  }

  #giveUp(span: Span): void {
    this.#extent = "too-deep";
    this.#faults.add({
      code: "AUD1016",
      span,
      message: `Tags are nested more than ${MAX_DEPTH} deep; the file was not read beyond this one.`,
    });
  }
}

function elementOf({ head, children }: Frame, closeSpan: Span | null): ElementSyntax {
  const end = closeSpan?.end ?? children.at(-1)?.span.end ?? head.span.end;
  return {
    kind: "element",
    name: head.name,
    nameSpan: head.nameSpan,
    value: head.value,
    attributes: head.attributes,
    children,
    span: { start: head.span.start, end },
    openSpan: head.span,
    closeSpan,
  };
}
