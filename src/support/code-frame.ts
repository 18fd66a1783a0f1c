import type { LineIndex } from "./line-index.ts";
import { lineIndex } from "./line-index.ts";
import { printable } from "./printable.ts";

/** How much of the text to show. */
export interface FrameContext {
  /** Lines before and after the one that is marked. */
  readonly lines?: number;
  /** Characters of a line that are shown at most; the span stays in view. */
  readonly width?: number;
  /** Of the same text, where many frames are wanted. */
  readonly index?: LineIndex;
}

/** The part of a line that is shown. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * A few lines of `text` with their numbers, the first line of the span underlined with carets. Safe on a terminal:
 * whatever is not printable is escaped, and long lines are cut around the span.
 */
export function codeFrame(
  text: string,
  span: { readonly start: number; readonly end: number },
  { lines = 2, width = 100, index = lineIndex(text) }: FrameContext = {},
): string {
  const { line } = index.positionAt(span.start);
  const first = Math.max(1, line - lines);
  const last = Math.min(index.lineCount, line + lines);
  const gutter = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const range = index.rangeOf(number);
    const mark = number === line ? ">" : " ";
    const window = number === line ? windowAround(range, span, width) : windowAtStart(range, width);
    shown.push(`${mark} ${String(number).padStart(gutter)} | ${lineText(text, range, window)}`.trimEnd());
    if (number === line) shown.push(`  ${" ".repeat(gutter)} | ${caretLine(text, { range, window }, span)}`);
  }
  return shown.join("\n");
}

function windowAtStart(range: Window, width: number): Window {
  return { start: range.start, end: Math.min(range.end, range.start + width) };
}

/** A span that is not in the first `width` characters is shown with some text before it. */
function windowAround(range: Window, span: Window, width: number): Window {
  if (Math.min(span.end, range.end) - range.start <= width) return windowAtStart(range, width);
  const start = Math.max(range.start, span.start - Math.floor(width / 3));
  return { start, end: Math.min(range.end, start + width) };
}

function lineText(text: string, range: Window, window: Window): string {
  const before = window.start > range.start ? "…" : "";
  const after = window.end < range.end ? "…" : "";
  return `${before}${visible(text.slice(window.start, window.end))}${after}`;
}

function caretLine(
  text: string,
  { range, window }: { readonly range: Window; readonly window: Window },
  span: Window,
): string {
  const start = Math.min(Math.max(span.start, window.start), window.end);
  const end = Math.min(Math.max(span.end, start), window.end);
  const lead = columns(text.slice(window.start, start)) + (window.start > range.start ? 1 : 0);
  return " ".repeat(lead) + "^".repeat(Math.max(1, columns(text.slice(start, end))));
}

/** Tabs keep their meaning as blanks; everything else that is not printable shows its escape. */
function visible(text: string): string {
  return printable(text.replaceAll("\t", "  "));
}

function columns(text: string): number {
  return Array.from(visible(text)).length;
}
