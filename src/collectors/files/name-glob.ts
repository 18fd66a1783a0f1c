import { matchGlobTokens } from "../../support/match-glob-tokens.ts";
import type { CharacterTest, GlobToken } from "../../support/match-glob-tokens.ts";

/** Whether a name of a folder is meant. */
export type NameTest = (name: string) => boolean;

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /^[\p{L}\p{Nd}]$/u,
  alpha: /^\p{L}$/u,
  blank: /^[ \t]$/,
  cntrl: /^[\0-\x1f\x7f]$/,
  digit: /^[0-9]$/,
  graph: /^[!-~]$/,
  lower: /^\p{Ll}$/u,
  print: /^[ -~]$/,
  punct: /^[!-/:-@[-`{-~]$/,
  space: /^[ \t\n\v\f\r]$/,
  upper: /^\p{Lu}$/u,
  xdigit: /^[0-9A-Fa-f]$/,
};

/** Whether one part of a path stands for more than itself. */
export function isGlob(part: string): boolean {
  return /[*?[]/.test(part);
}

/**
 * The names that one part of a path stands for, by the rules of the shell (POSIX, 2.14.3): `*`, `?`, `[a-z]`, `[!a]`,
 * `[[:digit:]]`, a backslash before a character that stands for itself. A dot at the beginning is matched by a dot only.
 */
export function nameGlob(part: string): NameTest {
  const tokens = tokensOf(Array.from(part));
  const meansHidden = /^\\?\./.test(part);
  return (name) => (meansHidden || !name.startsWith(".")) && matchGlobTokens(tokens, Array.from(name));
}

function tokensOf(characters: readonly string[]): readonly GlobToken[] {
  const tokens: GlobToken[] = [];
  const lastBracket = characters.lastIndexOf("]");
  for (let at = 0; at < characters.length;) {
    const bracket = characters[at] === "[" && at < lastBracket ? bracketAt(characters, at) : null;
    const [token, length] = bracket ?? plainAt(characters, at);
    if (token !== "star" || tokens.at(-1) !== "star") tokens.push(token);
    at += length;
  }
  return tokens;
}

type Read<T> = readonly [value: T, length: number];

function plainAt(characters: readonly string[], at: number): Read<GlobToken> {
  const character = characters[at] ?? "";
  if (character === "*") return ["star", 1];
  if (character === "?") return [() => true, 1];
  const quoted = character === "\\" ? characters[at + 1] : undefined;
  return quoted === undefined ? [is(character), 1] : [is(quoted), 2];
}

/** A bracket that is not closed is none, and stands for itself. */
function bracketAt(characters: readonly string[], start: number): Read<GlobToken> | null {
  const isNegated = /^[!^]$/.test(characters[start + 1] ?? "");
  const first = start + (isNegated ? 2 : 1);
  const tests: CharacterTest[] = [];
  for (let at = first; at < characters.length;) {
    if (characters[at] === "]" && at > first)
      return [(given) => tests.some((test) => test(given)) !== isNegated, at + 1 - start];
    const [test, length] = classAt(characters, at) ?? rangeAt(characters, at);
    tests.push(test);
    at += length;
  }
  return null;
}

function classAt(characters: readonly string[], at: number): Read<CharacterTest> | null {
  const [, name = ""] = /^\[:([a-z]{5,6}):\]/.exec(characters.slice(at, at + 10).join("")) ?? [];
  const shape = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  return shape === undefined ? null : [(given) => shape.test(given), name.length + 4];
}

function rangeAt(characters: readonly string[], at: number): Read<CharacterTest> {
  const [from, length] = oneAt(characters, at);
  const dash = at + length;
  const end = characters[dash + 1];
  if (characters[dash] !== "-" || end === undefined || end === "]") return [is(from), length];
  const [to, more] = oneAt(characters, dash + 1);
  const [low, high] = [codeOf(from), codeOf(to)];
  return [(given) => codeOf(given) >= low && codeOf(given) <= high, length + 1 + more];
}

function oneAt(characters: readonly string[], at: number): Read<string> {
  const quoted = characters[at] === "\\" ? characters[at + 1] : undefined;
  return quoted === undefined ? [characters[at] ?? "", 1] : [quoted, 2];
}

function is(wanted: string): CharacterTest {
  return (given) => given === wanted;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
