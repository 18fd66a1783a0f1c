import { splitWords } from "../split-words.ts";

/** One line of a configuration of Apache: a directive, or the begin or end of a section. */
export interface ApacheLine {
  readonly kind: "directive" | "begin" | "end";
  /** In lower case. */
  readonly name: string;
  readonly args: readonly string[];
  readonly line: number;
  readonly text: string;
}

/** Reads lines, those that go on after a backslash as one; comments stand on lines of their own. */
export function parseApache(text: string): readonly ApacheLine[] {
  const lines: ApacheLine[] = [];
  let open: { readonly parts: string[]; readonly line: number } | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    open ??= { parts: [], line: index + 1 };
    const goesOn = /\\\r?$/.test(raw);
    open.parts.push(raw.replace(/\\?\r?$/, ""));
    if (goesOn) continue;
    lines.push(...parseLine(open.parts.join(" ").trim(), open.line));
    open = null;
  }
  return lines;
}

function parseLine(text: string, line: number): readonly ApacheLine[] {
  if (text === "" || text.startsWith("#")) return [];
  const end = /^<\/([A-Za-z]\w*)/.exec(text);
  if (end !== null) return [{ kind: "end", name: (end[1] ?? "").toLowerCase(), args: [], line, text }];
  const begin = /^<([A-Za-z]\w*)([^]*?)>?$/.exec(text);
  const [name = "", ...args] = splitWords(begin === null ? text : `${begin[1] ?? ""} ${begin[2] ?? ""}`);
  return [{ kind: begin === null ? "directive" : "begin", name: name.toLowerCase(), args, line, text }];
}
