import type { FileTest } from "../../../model/file-search.ts";
import { shellWord } from "./shell-word.ts";

/**
 * Words for `find` that pass everything that a test passes. `loose`: they may pass more, which our own collector leaves
 * out again; the opposite of such words would pass too little, and is never made.
 */
interface FindWords {
  readonly words: string;
  readonly fit: "exact" | "loose";
}

const EVERYTHING: FindWords = { words: "", fit: "loose" };

/** The words of a test for the `find` of any system; none where everything has to be shown. */
export function findWords(test: FileTest): string {
  return wordsOf(test).words;
}

function wordsOf(test: FileTest): FindWords {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- names and contexts are compared by our own collector
  switch (test.kind) {
    case "all":
      return allOf(test.tests.map(wordsOf));
    case "any":
      return anyOf(test.tests.map(wordsOf));
    case "not":
      return opposite(wordsOf(test.test));
    case "type":
      return anyOf(test.types.map((type) => (type === "other" ? EVERYTHING : exact(`-type ${TYPES[type]}`))));
    case "mode":
      return modeOf(test);
    case "name":
      return nameOf(test);
    default:
      return isOfNumbers(test) ? numbersOf(test) : EVERYTHING;
  }
}

const TYPES = {
  file: "f",
  directory: "d",
  link: "l",
  fifo: "p",
  socket: "s",
  "block-device": "b",
  "character-device": "c",
} as const;

function exact(words: string, fit: FindWords["fit"] = "exact"): FindWords {
  return { words, fit };
}

function allOf(parts: readonly FindWords[]): FindWords {
  const useful = parts.filter((part) => part !== EVERYTHING);
  if (useful.length === 0) return EVERYTHING;
  const fit =
    useful.length === parts.length && useful.every((part) => part.fit === "exact") ? "exact" : "loose";
  return { words: useful.map(({ words }) => words).join(" "), fit };
}

function anyOf(parts: readonly FindWords[]): FindWords {
  if (parts.length === 0 || parts.includes(EVERYTHING)) return EVERYTHING;
  const fit = parts.every((part) => part.fit === "exact") ? "exact" : "loose";
  return { words: `'(' ${parts.map(({ words }) => words).join(" -o ")} ')'`, fit };
}

function opposite(part: FindWords): FindWords {
  return part.fit === "exact" ? exact(`! '(' ${part.words} ')'`) : EVERYTHING;
}

function modeOf({ match, mode }: Extract<FileTest, { kind: "mode" }>): FindWords {
  if (match === "exactly") return exact(`-perm ${octal(mode)}`);
  if (match === "all") return exact(`-perm -${octal(mode)}`);
  const bits = Array.from({ length: 12 }, (_, bit) => 1 << bit).filter((bit) => (mode & bit) !== 0);
  return bits.length === 0 ? EVERYTHING : anyOf(bits.map((bit) => exact(`-perm -${octal(bit)}`)));
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}

const ASCII = /^[\u0001-\u007f]*$/;

/** A character may be several bytes to `find`, and what is no letter of ASCII has no other case. */
function nameOf({ glob, letterCase }: Extract<FileTest, { kind: "name" }>): FindWords {
  if (!ASCII.test(glob) || glob.includes("\\")) return EVERYTHING;
  const word = letterCase === "exact" ? "-name" : "-iname";
  const isPlain = !/[?[]/.test(glob);
  const wide = glob.replaceAll("?", "?*").replace(/\[.*/s, "*");
  const fit = isPlain && letterCase === "exact" ? "exact" : "loose";
  return exact(`${word} ${shellWord(isPlain ? glob : wide)}`, fit);
}

type Numbers = Extract<
  FileTest,
  { kind: "uid" | "gid" | "nouser" | "nogroup" | "modified-days" | "changed-days" | "size" }
>;

/** `find` knows names of users that are in no file: numbers are compared instead. */
function numbersOf(test: Numbers): FindWords {
  switch (test.kind) {
    case "uid":
      return anyOf(test.numbers.map((id) => exact(`-user ${id}`)));
    case "gid":
      return anyOf(test.numbers.map((id) => exact(`-group ${id}`)));
    case "nouser":
      return exact("$no_user", "loose");
    case "nogroup":
      return exact("$no_group", "loose");
    case "modified-days":
      return exact(`-mtime ${SIGNS[test.is]}${test.days}`, "loose");
    case "changed-days":
      return exact(`-ctime ${SIGNS[test.is]}${test.days}`, "loose");
    case "size":
      return sizeOf(test);
  }
}

const NUMBERS = new Set<string>(["uid", "gid", "nouser", "nogroup", "modified-days", "changed-days", "size"]);

function isOfNumbers(test: FileTest): test is Numbers {
  return NUMBERS.has(test.kind);
}

const SIGNS = { less: "-", equal: "", more: "+" } as const;

/** In bytes, so that no `find` rounds otherwise. */
function sizeOf({ is, units, unitBytes }: Extract<FileTest, { kind: "size" }>): FindWords {
  const most = units * unitBytes;
  const above = `-size +${Math.max(most - unitBytes, 0)}c`;
  if (is === "more") return exact(`-size +${most}c`);
  if (is === "less") return units === 0 ? EVERYTHING : exact(`-size -${most - unitBytes + 1}c`);
  return units === 0 ? exact("-size -1c") : exact(`${above} -size -${most + 1}c`);
}
