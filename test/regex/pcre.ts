import { execFileSync } from "node:child_process";

/** One pattern and the texts that it is searched for in. */
export interface PatternCase {
  readonly pattern: string;
  readonly texts: readonly string[];
}

/** What PCRE says of one text: bytes of the first match, no match, or nothing (it gave up). */
export type PcreMatch = { readonly start: number; readonly end: number } | "unmatched" | "gave-up";

/** What PCRE says of one pattern; `null` where it refuses the pattern. */
export type PcreAnswer = readonly PcreMatch[] | null;

/**
 * Bytes as hexadecimal digits, the text after the match, and none of the optimizations that get it wrong in 10.42:
 * they look into groups that are repeated no times, and make possessive what stands before an optional group.
 */
const MODIFIERS = "hex,aftertext,no_start_optimize,no_auto_possess,no_dotstar_anchor";
const ECHO = new RegExp(`^(?=/(?:[0-9a-f]{2} ?)*/${MODIFIERS}$)`, "m");

/**
 * Asks `pcre2test` (8-bit, no UTF, no options) about many patterns in one process. No text holds a backslash, so that
 * its output can be counted.
 */
export function askPcre(cases: readonly PatternCase[]): readonly PcreAnswer[] {
  const input = cases.map(({ pattern, texts }) =>
    [`/${hexOf(pattern)}/${MODIFIERS}`, ...texts.map(writeText), "", ""].join("\n"),
  );
  const options = { input: input.join(""), encoding: "latin1", maxBuffer: 2 ** 28 } as const;
  const output = execFileSync("pcre2test", ["-q"], options);
  const blocks = output.split(ECHO).filter((block) => block !== "");
  if (blocks.length !== cases.length)
    throw new Error(`${blocks.length} answers to ${cases.length} questions`);
  return blocks.map((block, index) => readBlock(block, cases[index]!.texts));
}

function writeText(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`);
  return `    ${bytes.join("")}\\=match_limit=100000`;
}

function hexOf(text: string): string {
  return [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

function readBlock(block: string, texts: readonly string[]): PcreAnswer {
  const [head = "", ...answers] = block.split(/^ {4}.*\\=match_limit=100000$/m);
  if (head.includes("Failed: error")) return null;
  if (answers.length !== texts.length) throw new Error(`not understood: ${block}`);
  return answers.map((answer, index) => readAnswer(answer, Buffer.byteLength(texts[index]!)));
}

function readAnswer(answer: string, length: number): PcreMatch {
  if (/^No match$/m.test(answer)) return "unmatched";
  const found = /^ 0: (.*)$/m.exec(answer);
  const after = /^ 0\+ (.*)$/m.exec(answer);
  if (found === null || after === null) return "gave-up";
  const end = length - countBytes(after[1]!);
  return { start: end - countBytes(found[1]!), end };
}

function countBytes(shown: string): number {
  return shown.replace(/\\x[0-9a-f]{2}/g, "?").length;
}
