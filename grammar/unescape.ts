import type { Dialect } from "./syntax.ts";

const LINE_ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/**
 * The value between the quotes. `\"`, `\'` and `\\` lose their backslash, any other `\x` keeps it: regular
 * expressions and shell text rely on that. Windows policies differ: double quotes are raw, and single quotes
 * exist there for the sake of `\r\n`.
 */
export function unescape(inner: string, quote: '"' | "'", dialect: Dialect): string {
  if (!inner.includes("\\")) return inner;
  if (dialect === "escaped") return inner.replace(/\\(["'\\])/g, "$1");
  if (quote === '"') return inner;
  return inner.replace(/\\(["'\\nrt])/g, (_, letter: string) => LINE_ESCAPES[letter] ?? letter);
}
