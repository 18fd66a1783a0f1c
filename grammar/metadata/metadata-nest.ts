import type { Span } from "../../src/model/span.ts";
import { foundText } from "../found-text.ts";
import type { MetadataElement } from "./metadata-element.ts";
import type { MetadataFaults } from "./metadata-faults.ts";
import { isOverAt } from "./metadata-tags.ts";
import type { MetadataTag } from "./read-tags.ts";

interface OpenElement {
  readonly tag: MetadataTag;
  readonly children: MetadataElement[];
}

/** Elements that are open, innermost last, and those that are complete. Nothing recurses over the text. */
export class MetadataNest {
  readonly roots: MetadataElement[] = [];
  readonly #faults: MetadataFaults;
  readonly #open: OpenElement[] = [];
  /** How many elements of a name are open. */
  readonly #counts = new Map<string, number>();

  constructor(faults: MetadataFaults) {
    this.#faults = faults;
  }

  get isEmpty(): boolean {
    return this.#open.length === 0;
  }

  isOpen(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0;
  }

  /** Opens an element; those that cannot hold it end before it. */
  open(tag: MetadataTag): void {
    for (let last = this.#open.at(-1); last !== undefined; last = this.#open.at(-1)) {
      if (!isOverAt(last.tag.name, tag.name)) break;
      this.#abandon(tag.span.start);
    }
    this.#open.push({ tag, children: [] });
    this.#counts.set(tag.name, (this.#counts.get(tag.name) ?? 0) + 1);
  }

  /** Closes the innermost element of the tag's name, which is open; those inside it end before the tag. */
  close({ name, span }: MetadataTag): void {
    while (this.#open.at(-1)?.tag.name !== name && !this.isEmpty) this.#abandon(span.start);
    this.#finish({ start: span.start, end: span.end });
  }

  /** An element without elements: the text between its opening tag and `closing`. */
  leaf(tag: MetadataTag, closing: Span): void {
    const { span: openSpan, name } = tag;
    const valueSpan = { start: openSpan.end, end: closing.start };
    const span = { start: openSpan.start, end: closing.end };
    this.#add({ kind: "metadata", name, openSpan, valueSpan, span, children: [] });
  }

  /** Says of an element that its closing tag is missing, and up to where it was read. */
  reportUnclosed({ name, span }: MetadataTag, until: string): void {
    this.#faults.add({
      code: "AUD1040",
      span,
      message: `<${foundText(name)}> is not closed; it was taken to end ${until}`,
      hint: `add </${foundText(name)}>`,
    });
  }

  /** Ends all that is still open where the run of comments ends. */
  finish(end: number): void {
    while (!this.isEmpty) this.#abandon(end);
  }

  #abandon(end: number): void {
    const last = this.#open.at(-1);
    if (last === undefined) return;
    this.reportUnclosed(last.tag, "where what it stands in ends");
    this.#finish({ start: end, end });
  }

  #finish(closing: Span): void {
    const last = this.#open.pop();
    if (last === undefined) return;
    const { name, span: openSpan } = last.tag;
    this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1);
    const valueSpan = { start: openSpan.end, end: closing.start };
    const span = { start: openSpan.start, end: closing.end };
    this.#add({ kind: "metadata", name, openSpan, valueSpan, span, children: last.children });
  }

  #add(element: MetadataElement): void {
    (this.#open.at(-1)?.children ?? this.roots).push(element);
  }
}
