import { complementOf, foldCase, NO_CHARACTERS, rangeOf, setOf } from "./character-set.ts";
import type { CharacterSet } from "./character-set.ts";
import { setOfEscape, setOfPosixClass } from "./named-sets.ts";
import type { PatternFlags } from "./pattern-flags.ts";
import type { PatternReader } from "./pattern-reader.ts";
import { readCategory } from "./read-category.ts";
import { readCharacter, readOctal } from "./read-character.ts";

/** A member of a class: a byte, which may begin a range, or a set, which may not. */
type Member = number | { readonly set: CharacterSet };

/** `[:alpha:]`, `[.a.]` or `[=a=]` as PCRE recognises them. */
const POSIX = /\[([:.=])((?:\\[\]\\]|(?!\[\1|\]|\1\])[^])*)\1\]/y;
const HYPHEN = 0x2d;

/** Reads the bracket expression at the reader: `[a-z]`, `[^]x]`, `[[:alpha:]_]`, `[\s\Q]\E]`. */
export function readClass(reader: PatternReader, flags: PatternFlags): CharacterSet {
  const start = reader.at;
  if (reader.take(POSIX) !== null)
    throw reader.malformed(start, "a POSIX class stands inside a class", "write `[[:alpha:]]`");
  return new ClassReader(reader, flags).read();
}

class ClassReader {
  readonly #reader: PatternReader;
  readonly #flags: PatternFlags;
  readonly #start: number;
  #isQuoting = false;

  constructor(reader: PatternReader, flags: PatternFlags) {
    this.#reader = reader;
    this.#flags = flags;
    this.#start = reader.at;
  }

  read(): CharacterSet {
    this.#reader.skip("[");
    this.#skipQuotes();
    const isNegated = !this.#isQuoting && this.#reader.skip("^");
    this.#skipIgnored();
    let set = NO_CHARACTERS;
    let isFirst = true;
    while (isFirst || !this.#isAtEnd()) {
      set |= this.#range();
      isFirst = false;
      this.#skipIgnored();
    }
    this.#reader.skip("]");
    return isNegated ? complementOf(set) : set;
  }

  #isAtEnd(): boolean {
    return !this.#isQuoting && this.#reader.peek() === "]";
  }

  #range(): CharacterSet {
    const start = this.#reader.at;
    const from = this.#member();
    if (typeof from !== "number") return from.set;
    if (!this.#skipHyphen()) return this.#folded(setOf(from));
    const to = this.#member();
    if (typeof to !== "number") return to.set | setOf(HYPHEN) | this.#folded(setOf(from));
    if (to < from) throw this.#reader.malformed(start, "the range runs backwards");
    return this.#folded(rangeOf(from, to));
  }

  /** Passes over a `-` that makes a range: one with another member after it. */
  #skipHyphen(): boolean {
    this.#skipIgnored();
    const before = this.#reader.at;
    if (this.#isQuoting || !this.#reader.skip("-")) return false;
    this.#skipIgnored();
    if (!this.#isAtEnd()) return true;
    this.#reader.at = before;
    return false;
  }

  #member(): Member {
    const reader = this.#reader;
    const start = reader.at;
    if (reader.isAtEnd) throw this.#unclosed();
    if (this.#isQuoting) return this.#literal();
    if (reader.skip("\\")) return this.#escape(start);
    const posix = reader.take(POSIX);
    if (posix === null) return this.#literal();
    const cases = this.#flags.has("i") ? "either" : "exact";
    const set = posix[1] === ":" ? setOfPosixClass(posix[2] ?? "", cases) : null;
    if (set === null) throw reader.malformed(start, "there is no such POSIX class");
    return { set };
  }

  #literal(): number {
    return this.#reader.text.charCodeAt(this.#reader.at++);
  }

  #escape(start: number): Member {
    const reader = this.#reader;
    const letter = reader.peek();
    if (/[0-7]/.test(letter)) return readOctal(reader, start);
    if ("89".includes(letter) && letter !== "") return this.#literal();
    if (letter === "p" || letter === "P") return { set: readCategory(reader, start, this.#flags) };
    if (reader.skip("b")) return 8;
    const set = setOfEscape(letter);
    if (set !== null) {
      reader.at++;
      return { set };
    }
    const code = readCharacter(reader, start);
    if (code !== null) return code;
    reader.at++;
    throw reader.malformed(start, "this escape has no meaning inside a class");
  }

  #skipIgnored(): void {
    this.#skipQuotes();
    while (this.#flags.has("X") && !this.#isQuoting && /[ \t]/.test(this.#reader.peek())) {
      this.#reader.at++;
      this.#skipQuotes();
    }
    if (this.#reader.isAtEnd) throw this.#unclosed();
  }

  #skipQuotes(): void {
    for (;;) {
      if (this.#reader.skip("\\E")) this.#isQuoting = false;
      else if (!this.#isQuoting && this.#reader.skip("\\Q")) this.#isQuoting = true;
      else return;
    }
  }

  #unclosed() {
    this.#reader.at = this.#start + 1;
    return this.#reader.malformed(
      this.#start,
      "`[` is never closed",
      "a `]` that comes first is a plain one",
    );
  }

  #folded(set: CharacterSet): CharacterSet {
    return this.#flags.has("i") ? foldCase(set) : set;
  }
}
