import type { Span } from "../../model/span.ts";
import type { CharacterSet } from "./character-set.ts";

/**
 * What a place in the text is asked for. `last-line-end` is `$`: the end, or before a line feed that ends the text.
 * `line-start` and `line-end` are `^` and `$` under `(?m)`.
 */
export type Place =
  | "text-start"
  | "text-end"
  | "last-line-end"
  | "line-start"
  | "line-end"
  | "word-boundary"
  | "no-word-boundary";

/** Which way a repeat goes first; `possessive` never gives back. */
export type Greed = "greedy" | "lazy" | "possessive";

/** One byte out of a set; flags such as `(?i)` and `(?s)` are already in it. */
interface SetNode {
  readonly kind: "set";
  readonly set: CharacterSet;
  readonly span: Span;
}

/** Parts one after the other; no parts match the empty text. */
interface SequenceNode {
  readonly kind: "sequence";
  readonly parts: readonly PatternNode[];
  readonly span: Span;
}

/** The first branch that lets the rest match. */
interface AlternativesNode {
  readonly kind: "alternatives";
  readonly branches: readonly PatternNode[];
  readonly span: Span;
}

/** A body `least` to `most` times; `most` can be `Infinity`. */
export interface RepeatNode {
  readonly kind: "repeat";
  readonly body: PatternNode;
  readonly least: number;
  readonly most: number;
  readonly greed: Greed;
  readonly span: Span;
}

/** A capturing group; in a branch reset `(?|…)` several groups have one number. */
interface CaptureNode {
  readonly kind: "capture";
  readonly number: number;
  readonly body: PatternNode;
  readonly span: Span;
}

/** `(?>…)`: once it has matched, it is not tried another way. */
export interface AtomicNode {
  readonly kind: "atomic";
  readonly body: PatternNode;
  readonly span: Span;
}

/** Look-ahead and look-behind. */
export interface LookNode {
  readonly kind: "look";
  readonly direction: "ahead" | "behind";
  readonly wanted: "match" | "no-match";
  readonly body: PatternNode;
  readonly span: Span;
}

/** `(?(?=…)yes|no)`. */
export interface ConditionNode {
  readonly kind: "condition";
  readonly look: LookNode;
  readonly yes: PatternNode;
  readonly no: PatternNode;
  readonly span: Span;
}

/** The text that a group matched, once more. */
export interface BackReferenceNode {
  readonly kind: "back-reference";
  readonly group: number;
  readonly cases: "exact" | "either";
  readonly span: Span;
}

/** `^`, `$`, `\b` and the like. */
interface PlaceNode {
  readonly kind: "place";
  readonly place: Place;
  readonly span: Span;
}

/** `\K`: the match is reported from here. */
interface KeepNode {
  readonly kind: "keep";
  readonly span: Span;
}

/** A node without nodes below it. */
export type LeafNode = SetNode | PlaceNode | KeepNode | BackReferenceNode;

/** A node of a parsed pattern. Spans are UTF-16 offsets into the pattern; the tree is at most a thousand deep. */
export type PatternNode =
  | LeafNode
  | SequenceNode
  | AlternativesNode
  | RepeatNode
  | CaptureNode
  | AtomicNode
  | LookNode
  | ConditionNode;
