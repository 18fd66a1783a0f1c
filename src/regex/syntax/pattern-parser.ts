import { fixedLengthOf } from "./fixed-length.ts";
import { readAtom } from "./read-atom.ts";
import type { Atom } from "./read-atom.ts";
import { GroupNames } from "./group-names.ts";
import { NO_CHARACTERS } from "./character-set.ts";
import { NO_FLAGS } from "./pattern-flags.ts";
import type { PatternFlags } from "./pattern-flags.ts";
import type { LookNode, PatternNode } from "./pattern-node.ts";
import { PatternReader } from "./pattern-reader.ts";
import { readConditionOpening, readGroupOpening } from "./read-group-opening.ts";
import type { GroupOpening, LookOpening } from "./read-group-opening.ts";
import { nothingToRepeat, readQuantifier, refuseQuantifier } from "./read-quantifier.ts";
import { skipIgnored } from "./skip-ignored.ts";

const LONGEST_PATTERN = 65_536;
/** The limit of PCRE: what nests deeper is refused there too. */
const DEEPEST_GROUP = 250;

/** What was read, and whether a quantifier may follow it: PCRE takes one after `[[:<:]]` and repeats half of it. */
type Piece = { readonly node: PatternNode; readonly follow: "repeatable" | "fixed" | "half" } | null;

/** A recursive-descent parser of patterns; groups nest at most 250 deep, so the recursion is bounded. */
export class PatternParser {
  readonly #reader: PatternReader;
  readonly #names: GroupNames;
  #flags: PatternFlags = NO_FLAGS;
  #depth = 0;
  #looks = 0;
  #isQuoting = false;

  constructor(pattern: string) {
    this.#reader = new PatternReader(pattern.slice(0, LONGEST_PATTERN + 1));
    this.#names = new GroupNames(this.#reader);
  }

  parse(): PatternNode {
    const reader = this.#reader;
    if (reader.text.length > LONGEST_PATTERN)
      throw reader.unsupported(0, `a pattern has at most ${LONGEST_PATTERN} bytes`);
    const tree = this.#alternatives("numbered-on");
    if (!reader.isAtEnd) {
      reader.at++;
      throw reader.malformed(reader.at - 1, "`)` closes nothing", "write `\\)` for the character");
    }
    this.#names.resolve();
    return tree;
  }

  #alternatives(numbering: "numbered-on" | "branch-reset"): PatternNode {
    const start = this.#reader.at;
    return this.#joined(this.#branches(numbering), start);
  }

  #joined(branches: readonly PatternNode[], start: number): PatternNode {
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) return only;
    return { kind: "alternatives", branches, span: this.#reader.spanFrom(start) };
  }

  #branches(numbering: "numbered-on" | "branch-reset"): readonly PatternNode[] {
    const first = this.#names.count;
    let highest = first;
    const branches: PatternNode[] = [];
    do {
      if (numbering === "branch-reset") this.#names.count = first;
      branches.push(this.#sequence());
      highest = Math.max(highest, this.#names.count);
    } while (this.#reader.skip("|"));
    this.#names.count = highest;
    return branches;
  }

  #sequence(): PatternNode {
    const start = this.#reader.at;
    const parts: PatternNode[] = [];
    while (this.#hasPiece()) {
      const pieceStart = this.#reader.at;
      const piece = this.#piece();
      if (piece !== null) parts.push(this.#repeated(piece, pieceStart));
    }
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    return { kind: "sequence", parts, span: this.#reader.spanFrom(start) };
  }

  #hasPiece(): boolean {
    if (this.#isQuoting && this.#reader.skip("\\E")) this.#isQuoting = false;
    if (this.#isQuoting) return !this.#reader.isAtEnd;
    skipIgnored(this.#reader, this.#flags);
    if (this.#reader.skip("\\Q")) {
      this.#isQuoting = true;
      return this.#hasPiece();
    }
    return !this.#reader.isAtEnd && !/[|)]/.test(this.#reader.peek());
  }

  #repeated(piece: NonNullable<Piece>, start: number): PatternNode {
    if (this.#isQuoting && !this.#reader.startsWith("\\E")) return piece.node;
    if (this.#isQuoting) this.#isQuoting = !this.#reader.skip("\\E");
    skipIgnored(this.#reader, this.#flags);
    const quantifierStart = this.#reader.at;
    const quantifier = readQuantifier(this.#reader, this.#flags);
    if (quantifier === null) return piece.node;
    if (piece.follow === "fixed") throw nothingToRepeat(this.#reader, quantifierStart);
    if (piece.follow === "half")
      throw this.#reader.unsupported(quantifierStart, "the edge of a word cannot be repeated");
    return { kind: "repeat", body: piece.node, ...quantifier, span: this.#reader.spanFrom(start) };
  }

  #piece(): Piece {
    const reader = this.#reader;
    const start = reader.at;
    if (!this.#isQuoting) refuseQuantifier(reader, this.#flags);
    if (!this.#isQuoting && reader.skip("(")) return this.#group(start);
    const quoting = this.#isQuoting ? "quoted" : "plain";
    const context = { flags: this.#flags, groups: this.#names.count, quoting } as const;
    return this.#pieceOf(readAtom(reader, context), start);
  }

  #pieceOf(atom: Atom | { readonly kind: "fail" }, start: number): NonNullable<Piece> {
    const span = this.#reader.spanFrom(start);
    switch (atom.kind) {
      case "node":
        return { node: atom.node, follow: "repeatable" };
      case "place":
        return { node: { kind: "place", place: atom.place, span }, follow: "fixed" };
      case "word-edge":
        return { node: atom.node, follow: "half" };
      case "fail":
        return { node: { kind: "set", set: NO_CHARACTERS, span }, follow: "fixed" };
      case "keep":
        if (this.#looks > 0) throw this.#reader.malformed(start, "`\\K` cannot stand in a look-around");
        return { node: { kind: "keep", span }, follow: "fixed" };
      case "reference":
        return { node: this.#names.refer(atom.reference, span, this.#flags), follow: "repeatable" };
    }
  }

  #group(start: number): Piece {
    const opening = readGroupOpening(this.#reader, start, this.#flags);
    if (opening.kind === "flags") {
      this.#flags = opening.flags;
      skipIgnored(this.#reader, this.#flags);
      refuseQuantifier(this.#reader, this.#flags);
      return null;
    }
    if (opening.kind === "fail") return this.#pieceOf({ kind: "fail" }, start);
    if (opening.kind === "reference") return this.#pieceOf(opening, start);
    if (++this.#depth > DEEPEST_GROUP)
      throw this.#reader.malformed(start, `groups nest at most ${DEEPEST_GROUP} deep`);
    const outside = this.#flags;
    if (opening.kind === "plain") this.#flags = opening.flags;
    const node = this.#groupNode(opening, start);
    this.#flags = outside;
    this.#depth--;
    return { node, follow: "repeatable" };
  }

  #groupNode(opening: GroupOpening, start: number): PatternNode {
    if (opening.kind === "look") return this.#look(opening, start);
    if (opening.kind === "condition") return this.#condition(start);
    const number = opening.kind === "capture" ? this.#names.open(opening.name, start) : 0;
    const body = this.#alternatives(opening.kind === "branch-reset" ? "branch-reset" : "numbered-on");
    const span = this.#close(start);
    if (opening.kind === "capture") return { kind: "capture", number, body, span };
    return opening.kind === "atomic" ? { kind: "atomic", body, span } : body;
  }

  #look(opening: LookOpening, start: number): LookNode {
    this.#looks++;
    const branches = this.#branches("numbered-on");
    this.#looks--;
    const node: LookNode = { ...opening, body: this.#joined(branches, start), span: this.#close(start) };
    if (opening.direction === "behind" && branches.some((branch) => fixedLengthOf(branch) === null))
      throw this.#reader.unsupported(start, "what a look-behind looks for needs a fixed length");
    return node;
  }

  #condition(start: number): PatternNode {
    const reader = this.#reader;
    const lookStart = reader.at;
    const outside = this.#flags;
    const look = this.#look(readConditionOpening(reader, start, outside), lookStart);
    this.#flags = outside;
    const [yes, no, third] = this.#branches("numbered-on");
    const span = this.#close(start);
    if (yes === undefined || third !== undefined)
      throw reader.malformed(start, "a condition has at most two branches");
    return { kind: "condition", look, yes, no: no ?? { kind: "sequence", parts: [], span }, span };
  }

  #close(start: number) {
    if (this.#reader.skip(")")) return this.#reader.spanFrom(start);
    this.#reader.at = start + 1;
    throw this.#reader.malformed(start, "`(` is never closed", "write `\\(` for the character");
  }
}
