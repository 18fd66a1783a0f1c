import type { FileTest } from "../../model/file-search.ts";

type ModeTest = FileTest & { readonly kind: "mode" };

const MATCHES: Readonly<Record<string, ModeTest["match"]>> = { "-": "all", "/": "any" };

/** A test of permissions as `find -perm` reads it: `-4000`, `/6000`, `644`, `g+w`, `-u+s,g+s`. `+6000` is the old `/6000`. */
export function permissionTest(text: string): ModeTest {
  const [, octalPlus] = /^\+([0-7]+)$/.exec(text) ?? [];
  if (octalPlus !== undefined) return { kind: "mode", match: "any", mode: bitsOf(octalPlus) };
  const match = MATCHES[text.charAt(0)];
  return match === undefined
    ? { kind: "mode", match: "exactly", mode: bitsOf(text) }
    : { kind: "mode", match, mode: bitsOf(text.slice(1)) };
}

function bitsOf(text: string): number {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8) & 0o7777;
  return text.split(",").reduce(changed, 0);
}

const WHO: Readonly<Record<string, number>> = { u: 0o4700, g: 0o2070, o: 0o1007 };
const LETTERS: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111, s: 0o6000, t: 0o1000 };

/** Changes permissions by one clause such as `g+w`; whoever names nobody means everybody. */
function changed(mode: number, clause: string): number {
  const [, who = "", sign = "", letters = ""] = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause) ?? [];
  const everybody = who === "" || who.includes("a");
  const mask = everybody ? 0o7777 : Array.from(who).reduce((bits, letter) => bits | (WHO[letter] ?? 0), 0);
  const wanted = Array.from(letters).reduce((bits, letter) => bits | bitsOfLetter(letter, mode), 0);
  const sticky = wanted & 0o1000;
  const bits = (wanted & mask) | sticky;
  if (sign === "-") return mode & ~bits;
  return sign === "=" ? (mode & ~mask) | bits : mode | bits;
}

/** `X` is `x` where somebody may execute already. */
function bitsOfLetter(letter: string, mode: number): number {
  if (letter === "X") return (mode & 0o111) === 0 ? 0 : 0o111;
  return LETTERS[letter] ?? 0;
}
