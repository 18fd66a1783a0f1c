import { splitWords } from "../split-words.ts";

/** One setting of sshd_config(5) that counts for all connections. */
export interface SshdLine {
  /** In lower case. */
  readonly keyword: string;
  readonly values: readonly string[];
  readonly line: number;
  readonly text: string;
}

/** The settings before the first `Match` block, and the `Include`s among them. */
export function parseSshdConfig(text: string): readonly SshdLine[] {
  const lines: SshdLine[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const [, keyword = "", rest = ""] = /^\s*([A-Za-z]\w*)(?:\s*=\s*|\s+)(\S.*)$/.exec(raw) ?? [];
    if (keyword === "") continue;
    if (keyword.toLowerCase() === "match") break;
    const values = splitWords(rest.replace(/(^|\s)#.*$/, ""));
    lines.push({ keyword: keyword.toLowerCase(), values, line: index + 1, text: raw });
  }
  return lines;
}
