import { foundText } from "../found-text.ts";
import type { MetadataFaults } from "./metadata-faults.ts";
import type { MetadataNest } from "./metadata-nest.ts";
import { bodyOf, isRoot } from "./metadata-tags.ts";
import type { MetadataLine, MetadataTag } from "./read-tags.ts";
import type { Outlook } from "./tag-outlook.ts";
import { outlookOf } from "./tag-outlook.ts";

/** Puts the tags of one run of comments together. */
export class RunReader {
  readonly #tags: readonly MetadataTag[];
  readonly #outlooks: readonly Outlook[];
  readonly #nest: MetadataNest;
  readonly #faults: MetadataFaults;
  #line: MetadataLine | null = null;
  /** Where on that line a tag begins that has only blanks before it, or only tags that count. */
  #place = 0;

  constructor(tags: readonly MetadataTag[], nest: MetadataNest, faults: MetadataFaults) {
    this.#tags = tags;
    this.#outlooks = outlookOf(tags);
    this.#nest = nest;
    this.#faults = faults;
  }

  /** Reads the tags of the run; `text` is that of the policy, and the run ends at `end`. */
  read(text: string, end: number): void {
    let index = 0;
    for (let tag = this.#tags[0]; tag !== undefined; tag = this.#tags[index]) {
      if (tag.line !== this.#line) [this.#line, this.#place] = [tag.line, tag.line.start];
      const next = this.#readTag(tag, index);
      const last = this.#tags[next - 1] ?? tag;
      if (next > index) this.#moveBehind(last, text);
      index = Math.max(next, index + 1);
    }
    this.#nest.finish(end);
  }

  /** Reads the tag at `index`, with all that it decides; gives the index of the next one, or the same for mere text. */
  #readTag(tag: MetadataTag, index: number): number {
    if (tag.kind === "closing" && this.#nest.isOpen(tag.name)) {
      this.#nest.close(tag);
      return index + 1;
    }
    const isFirst = tag.span.start === this.#place;
    if (!isFirst || (this.#nest.isEmpty && !isRoot(tag.name))) return index;
    if (tag.kind === "closing") this.#reportStray(tag);
    else if (tag.kind === "empty") this.#nest.leaf(tag, { start: tag.span.end, end: tag.span.end });
    else if (bodyOf(tag.name) === "elements") this.#nest.open(tag);
    else return this.#readText(tag, index);
    return index + 1;
  }

  /** An element with text in it, up to its closing tag. */
  #readText(tag: MetadataTag, index: number): number {
    const { closing: at, sameLine, elementsLine } = this.#outlooks[index] ?? NOTHING;
    const closing = this.#tags[at];
    const isKnown = bodyOf(tag.name) === "text";
    if (closing === undefined) return this.#readUnclosed(tag, index);
    if (isKnown ? at < Math.min(sameLine, elementsLine) : closing.line === tag.line) {
      this.#nest.leaf(tag, closing.span);
      return at + 1;
    }
    if (isKnown) return this.#readUnclosed(tag, index);
    this.#nest.open(tag);
    return index + 1;
  }

  /** A known element then goes on to the next line that begins with a known tag, any other to the end of its line. */
  #readUnclosed(tag: MetadataTag, index: number): number {
    const { knownLine } = this.#outlooks[index] ?? NOTHING;
    const next = bodyOf(tag.name) === "text" ? this.#tags[knownLine] : undefined;
    const end = next?.line.endOfLast ?? tag.line.end;
    this.#nest.reportUnclosed(tag, next === undefined ? "with its line" : `before ${imageOf(next)}`);
    this.#nest.leaf(tag, { start: end, end });
    if (next !== undefined) return knownLine;
    let following = index + 1;
    while (this.#tags[following]?.line === tag.line) following += 1;
    return following;
  }

  #reportStray({ name, span }: MetadataTag): void {
    const message = `</${foundText(name)}> closes nothing that is open here`;
    this.#faults.add({ code: "AUD1041", span, message, hint: "remove it, or add what it closes" });
  }

  #moveBehind({ span, line }: MetadataTag, text: string): void {
    this.#line = line;
    this.#place = span.end;
    while (this.#place < line.end && /[ \t]/.test(text.charAt(this.#place))) this.#place += 1;
  }
}

const NOTHING: Outlook = { closing: 0, sameLine: 0, knownLine: 0, elementsLine: 0 };

function imageOf({ kind, name }: MetadataTag): string {
  return `${kind === "closing" ? "</" : "<"}${foundText(name)}>`;
}
