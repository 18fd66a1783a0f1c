import type { PatternReader } from "./pattern-reader.ts";

const CONTROLS: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };
const SHORT_HEXADECIMAL = /x(?!\{)([0-9A-Fa-f]{0,2})/y;
const HEXADECIMAL = /x\{([0-9A-Fa-f]+)\}/y;
const OCTAL = /o\{([0-7]+)\}/y;
const CONTROL = /c([\x20-\x7e])/y;

/**
 * Reads an escape that stands for one byte, the reader standing after the `\` at `start`: `\n`, `\x41`, `\o{101}`,
 * `\cA`, `\.`; `null`, and nothing read, for any other. Octal digits without braces are not read here.
 */
export function readCharacter(reader: PatternReader, start: number): number | null {
  const letter = reader.peek();
  if (letter === "x" || letter === "o") return readNumber(reader, start);
  if (letter === "c") return readControl(reader, start);
  if (letter === "") throw reader.malformed(start, "there is nothing after the last `\\`");
  const code = /[A-Za-z0-9]/.test(letter) ? CONTROLS[letter] : letter.charCodeAt(0);
  if (code === undefined) return null;
  reader.at++;
  return code;
}

/** Reads one to three octal digits that stand for one byte. */
export function readOctal(reader: PatternReader, start: number): number {
  const digits = reader.take(/[0-7]{1,3}/y)?.[0] ?? "0";
  return byteOf(reader, start, Number.parseInt(digits, 8));
}

function readNumber(reader: PatternReader, start: number): number {
  const short = reader.take(SHORT_HEXADECIMAL);
  if (short !== null) return Number.parseInt(`0${short[1] ?? ""}`, 16);
  const hexadecimal = reader.take(HEXADECIMAL)?.[1];
  if (hexadecimal !== undefined) return byteOf(reader, start, Number.parseInt(hexadecimal, 16));
  const octal = reader.take(OCTAL)?.[1];
  if (octal !== undefined) return byteOf(reader, start, Number.parseInt(octal, 8));
  reader.at++;
  throw reader.malformed(start, "the number of a character is missing", "write `\\x{41}` or `\\o{101}`");
}

function byteOf(reader: PatternReader, start: number, code: number): number {
  if (code <= 255) return code;
  throw reader.malformed(
    start,
    "a pattern without UTF mode knows bytes up to 255",
    "write the character itself instead of its number",
  );
}

function readControl(reader: PatternReader, start: number): number {
  const found = reader.take(CONTROL);
  if (found === null) throw reader.malformed(start, "`\\c` is followed by a printable ASCII character");
  return (found[1] ?? "").toUpperCase().charCodeAt(0) ^ 0x40;
}
