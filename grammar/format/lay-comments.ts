import type { Span } from "../../src/model/span.ts";
import { TAG_NAMES } from "../tags.ts";

/** A comment that has its line for itself. */
export interface OwnLineComment {
  readonly text: string;
  readonly span: Span;
  /** The white space before it on its line. */
  readonly lead: string;
  /** Whether a blank line stands before it. */
  readonly isSpaced: boolean;
}

/** A line as it will be written, indentation included, and whether a blank line stands before it. */
export interface LaidLine {
  readonly text: string;
  readonly isSpaced: boolean;
}

const TAG = new RegExp(`<(/?)(?:${TAG_NAMES.filter((name) => name !== "debug").join("|")})\\b`, "gi");
const BEGINS_WITH_TAG = new RegExp(`^#[#\\s]*${TAG.source}`, "i");
const METADATA_BEGINS = /<ui_metadata\b/i;
const METADATA_ENDS = /<\/ui_metadata\b/i;

/**
 * Lays out the own-line comments of one place. Metadata stays as it is, byte for byte. A commented-out item keeps its
 * text and the indentation of its lines to each other. All other comments stand at `indent`.
 */
export function layComments(comments: readonly OwnLineComment[], indent: string, source: string): LaidLine[] {
  const laid: LaidLine[] = [];
  for (let start = 0, end = 0; start < comments.length; start = end) {
    const { text = "", isSpaced = false } = comments[start] ?? {};
    end = start + 1;
    if (METADATA_BEGINS.test(text)) {
      end = endOfMetadata(comments, start);
      laid.push(...asWritten(comments.slice(start, end), source));
    } else if (BEGINS_WITH_TAG.test(text)) {
      end = endOfItem(comments, start);
      for (const line of shifted(comments.slice(start, end), indent)) laid.push(line);
    } else laid.push({ text: indent + text.trimEnd(), isSpaced });
  }
  return laid;
}

/** All of the comments as one line of the layout, with the line breaks and blanks that they have in the source. */
export function asWritten(comments: readonly OwnLineComment[], source: string): LaidLine[] {
  const [first, last] = [comments[0], comments.at(-1)];
  if (first === undefined || last === undefined) return [];
  const text = source.slice(first.span.start - first.lead.length, last.span.end);
  return [{ text, isSpaced: first.isSpaced }];
}

function endOfMetadata(comments: readonly OwnLineComment[], start: number): number {
  for (let index = start; index < comments.length; index += 1)
    if (METADATA_ENDS.test(comments[index]?.text ?? "")) return index + 1;
  return comments.length;
}

/** Behind the line that closes the last commented-out tag, or before metadata. */
function endOfItem(comments: readonly OwnLineComment[], start: number): number {
  let open = 0;
  for (let index = start; index < comments.length; index += 1) {
    const { text = "" } = comments[index] ?? {};
    if (METADATA_BEGINS.test(text)) return index;
    if (BEGINS_WITH_TAG.test(text)) open += openedIn(text);
    if (open <= 0) return index + 1;
  }
  return comments.length;
}

/** Opening tags less closing ones. */
function openedIn(text: string): number {
  let opened = 0;
  for (const [, slash] of text.matchAll(TAG)) opened += slash === "" ? 1 : -1;
  return opened;
}

function shifted(block: readonly OwnLineComment[], indent: string): LaidLine[] {
  const common = commonLead(block);
  return block.map(({ lead, text, isSpaced }) => ({ text: indent + lead.slice(common) + text, isSpaced }));
}

/** How many characters the leads of all lines have in common. */
function commonLead(block: readonly OwnLineComment[]): number {
  const first = block[0]?.lead ?? "";
  let common = first.length;
  for (const { lead } of block) {
    let same = 0;
    while (same < common && lead[same] === first[same]) same += 1;
    common = same;
  }
  return common;
}
