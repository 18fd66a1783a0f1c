import { isLeaf } from "../syntax/children.ts";
import type {
  AtomicNode,
  BackReferenceNode,
  ConditionNode,
  LeafNode,
  LookNode,
  PatternNode,
  Place,
  RepeatNode,
} from "../syntax/pattern-node.ts";
import { unsupportedNode } from "../syntax/pattern-refusal.ts";
import { setWriter } from "./byte-notation.ts";

/** A pattern as the source of a RegExp without flags, and the numbers of its groups that stand for `\K`. */
export interface V8Source {
  readonly source: string;
  readonly keeps: readonly number[];
}

/** What a condition asks is written twice, so conditions that ask conditions grow fast. */
const LONGEST_QUESTION = 100_000;
const TOO_LONG = "conditions that ask conditions are not supported so deep";
const HOLDS_GROUPS =
  "a condition that asks for atomic groups, possessive quantifiers or groups referred to is not supported";

const writeSet = setWriter((code) => `\\u${code.toString(16).padStart(4, "0")}`);

const PLACES: Readonly<Record<Place, string>> = {
  "text-start": "^",
  "text-end": "$",
  "last-line-end": "(?=\\n?$)",
  "line-start": "(?:^|(?<=\\n)(?!$))",
  "line-end": "(?=\\n|$)",
  "word-boundary": "\\b",
  "no-word-boundary": "\\B",
};

/** Writes a tree that `refuseForV8` has let pass. `referred` are the numbers of the groups that are referred to. */
export function toV8(tree: PatternNode, referred: ReadonlySet<number>): V8Source {
  const writer = new V8Writer(referred);
  return { source: writer.write(tree), keeps: writer.keeps };
}

class V8Writer {
  readonly keeps: number[] = [];
  readonly #referred: ReadonlySet<number>;
  readonly #written = new Map<number, number>();
  #groups = 0;

  constructor(referred: ReadonlySet<number>) {
    this.#referred = referred;
  }

  write(node: PatternNode): string {
    if (isLeaf(node)) return this.#leaf(node);
    switch (node.kind) {
      case "sequence":
        return node.parts.map((part) => this.write(part)).join("");
      case "alternatives":
        return `(?:${node.branches.map((branch) => this.write(branch)).join("|")})`;
      case "repeat":
        return this.#repeat(node);
      case "capture":
        return this.#capture(node.number, node.body);
      case "atomic":
        return this.#atomic(node);
      case "look":
        return this.#look(node);
      case "condition":
        return this.#condition(node);
    }
  }

  #leaf(node: LeafNode): string {
    switch (node.kind) {
      case "set":
        return writeSet(node.set);
      case "back-reference":
        return this.#reference(node);
      case "place":
        return PLACES[node.place];
      case "keep":
        this.keeps.push(++this.#groups);
        return "()";
    }
  }

  #repeat({ body, least, most, greed, span }: RepeatNode): string {
    if (greed === "possessive")
      return this.#atomic({
        kind: "atomic",
        body: { kind: "repeat", body, least, most, greed: "greedy", span },
        span,
      });
    const inner = this.write(body);
    // An alternative, and not `?`: RegExp does not let an optional part match the empty text.
    if (least === 0 && most === 1) return greed === "lazy" ? `(?:|${inner})` : `(?:${inner}|)`;
    const count = `{${least},${most === Infinity ? "" : most}}`;
    return `(?:${inner})${count}${greed === "lazy" ? "?" : ""}`;
  }

  #capture(number: number, body: PatternNode): string {
    if (!this.#referred.has(number)) return `(?:${this.write(body)})`;
    this.#written.set(number, ++this.#groups);
    return `(${this.write(body)})`;
  }

  #atomic({ body }: AtomicNode): string {
    const group = ++this.#groups;
    return `(?=(${this.write(body)}))(?:\\${group})`;
  }

  #look({ direction, wanted, body }: LookNode): string {
    return `(?${direction === "behind" ? "<" : ""}${wanted === "match" ? "=" : "!"}${this.write(body)})`;
  }

  #condition({ look, yes, no, span }: ConditionNode): string {
    const groups = this.#groups;
    const asked = this.write(look);
    const problem =
      asked.length > LONGEST_QUESTION ? TOO_LONG : this.#groups === groups ? null : HOLDS_GROUPS;
    if (problem !== null) throw unsupportedNode({ span }, problem);
    const opposite = `(?!${asked})`;
    return `(?:${asked}${this.write(yes)}|${opposite}${this.write(no)})`;
  }

  #reference({ group, cases }: BackReferenceNode): string {
    return `(?${cases === "either" ? "i" : ""}:\\${this.#written.get(group) ?? 0})`;
  }
}
