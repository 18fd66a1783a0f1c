import type { Span } from "../../model/span.ts";

/** One line of a configuration that says something. Comments and blank lines are left out. */
export type ConfigLine =
  | { readonly kind: "section"; readonly name: string; readonly span: Span }
  | { readonly kind: "directive"; readonly text: string; readonly span: Span }
  /** `key` as written; `value` without the blanks around it. */
  | {
      readonly kind: "setting";
      readonly key: string;
      readonly value: string;
      readonly span: Span;
      readonly valueStart: number;
    }
  | { readonly kind: "other"; readonly text: string; readonly span: Span };

const COMMENT = /^(?:#|;|\/\/)/;
const END_OF_FILE = "[EOF]";

/** Splits a text into lines, up to `[EOF]`. */
export function splitLines(text: string): readonly ConfigLine[] {
  const lines: ConfigLine[] = [];
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    const line = lineOf(text.slice(start, end), start);
    if (line === "end") break;
    if (line !== null) lines.push(line);
    start = end + 1;
  }
  return lines;
}

function lineOf(raw: string, start: number): ConfigLine | "end" | null {
  const text = raw.trim();
  if (text === "" || COMMENT.test(text)) return null;
  const offset = start + raw.indexOf(text);
  const span = { start: offset, end: offset + text.length };
  if (text.toUpperCase().startsWith(END_OF_FILE)) return "end";
  if (text.startsWith("[")) return { kind: "section", name: text.slice(1), span };
  if (/^!?[@$]/.test(text)) return { kind: "directive", text, span };
  return settingOf(text, span);
}

function settingOf(text: string, span: Span): ConfigLine {
  const at = text.indexOf("=");
  if (at === -1) return { kind: "other", text, span };
  const rest = text.slice(at + 1);
  const value = rest.trim();
  const valueStart = span.start + at + 1 + (value === "" ? 0 : rest.indexOf(value));
  return { kind: "setting", key: text.slice(0, at).trim(), value, span, valueStart };
}
