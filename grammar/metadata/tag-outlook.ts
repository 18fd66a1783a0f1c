import { bodyOf } from "./metadata-tags.ts";
import type { MetadataTag } from "./read-tags.ts";

/** What follows one tag of a run; the numbers are indexes of tags, infinite where there is none. */
export interface Outlook {
  /** The next closing tag of the same name. */
  readonly closing: number;
  /** The next line that begins with an opening tag of the same name. */
  readonly sameLine: number;
  /** The next line that begins with a known tag, opening or closing. */
  readonly knownLine: number;
  /** The next line that begins with the tag of a known element that holds elements. */
  readonly elementsLine: number;
}

/** The outlook of every tag of a run, found in one pass from the end. */
export function outlookOf(tags: readonly MetadataTag[]): readonly Outlook[] {
  const outlooks: Outlook[] = [];
  const closings = new Map<string, number>();
  const openingLines = new Map<string, number>();
  let [knownLine, elementsLine] = [Infinity, Infinity];
  for (const [index, { kind, name, span, line }] of [...tags.entries()].toReversed()) {
    const closing = closings.get(name) ?? Infinity;
    const sameLine = openingLines.get(name) ?? Infinity;
    outlooks.push({ closing, sameLine, knownLine, elementsLine });
    if (kind === "closing") closings.set(name, index);
    if (span.start !== line.start) continue;
    if (kind === "opening") openingLines.set(name, index);
    if (bodyOf(name) !== "unknown") knownLine = index;
    if (bodyOf(name) === "elements") elementsLine = index;
  }
  return outlooks.reverse();
}
