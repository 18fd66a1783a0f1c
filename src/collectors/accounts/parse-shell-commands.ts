/** One simple command of a script, and what joins it to the one before. */
export interface ShellCommand {
  readonly line: number;
  readonly text: string;
  readonly joint: "next" | "and" | "or";
}

interface Reader {
  readonly text: string;
  at: number;
  line: number;
}

const JOINTS = { "&&": "and", "||": "or" } as const;

/** The simple commands of a script for a POSIX shell, in order, without comments and here-documents. */
export function parseShellCommands(text: string): readonly ShellCommand[] {
  const reader: Reader = { text, at: 0, line: 1 };
  const commands: ShellCommand[] = [];
  let joint: ShellCommand["joint"] = "next";
  while (reader.at < reader.text.length) {
    const { line } = reader;
    const words = readCommand(reader).replaceAll("\\\n", "").trim();
    if (words !== "") commands.push({ line, text: words, joint });
    joint = readJoint(reader, words);
  }
  return commands;
}

/** Up to the sign that ends the command, which is not taken. */
function readCommand(reader: Reader): string {
  const parts: string[] = [];
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at] ?? "";
    if (character === "#" && /^\s?$/.test(reader.text[reader.at - 1] ?? "")) reader.at = endOfLine(reader);
    else if (/[\n;|]/.test(character) || isAnd(reader)) break;
    else parts.push(take(reader, reader.at + lengthAt(reader)));
  }
  return parts.join("");
}

function isAnd({ text, at }: Reader): boolean {
  return text[at] === "&" && text[at + 1] !== ">" && text[at - 1] !== ">" && text[at - 1] !== "<";
}

/** A quoted text or what stands in `$(…)` is taken whole. */
function lengthAt({ text, at }: Reader): number {
  const character = text[at] ?? "";
  if (character === "\\") return 2;
  if (character === "'" || character === "`") return lengthTo(text, at, character);
  if (character === '"') return lengthOfQuoted(text, at);
  return character === "$" && text[at + 1] === "(" ? lengthOfBrackets(text, at + 1) + 1 : 1;
}

function lengthTo(text: string, at: number, end: string): number {
  const close = text.indexOf(end, at + 1);
  return (close < 0 ? text.length : close + 1) - at;
}

function lengthOfQuoted(text: string, at: number): number {
  const [whole] = matchAt(/"(?:[^"\\]|\\[^])*"?/y, text, at);
  return whole.length;
}

function lengthOfBrackets(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0) return index + 1 - at;
  }
  return text.length - at;
}

function matchAt(pattern: RegExp, text: string, at: number): readonly [string] {
  pattern.lastIndex = at;
  return [pattern.exec(text)?.[0] ?? '"'];
}

function take(reader: Reader, end: number): string {
  const part = reader.text.slice(reader.at, end);
  reader.line += part.split("\n").length - 1;
  reader.at = Math.min(end, reader.text.length);
  return part;
}

function endOfLine({ text, at }: Reader): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function readJoint(reader: Reader, words: string): ShellCommand["joint"] {
  const sign = reader.text.slice(reader.at, reader.at + 2);
  if (sign === "&&" || sign === "||") {
    take(reader, reader.at + 2);
    return JOINTS[sign];
  }
  const [, , end = ""] = /<<-?\s*(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/.exec(words) ?? [];
  const isLine = sign.startsWith("\n");
  take(reader, reader.at + 1);
  if (isLine && end !== "") skipHereDocument(reader, end);
  return "next";
}

function skipHereDocument(reader: Reader, end: string): void {
  while (reader.at < reader.text.length) {
    const line = take(reader, endOfLine(reader) + 1);
    if (line.trim() === end) return;
  }
}
