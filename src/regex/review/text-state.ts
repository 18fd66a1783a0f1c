import { setOf } from "../syntax/character-set.ts";
import type { CharacterSet } from "../syntax/character-set.ts";
import { complementOf } from "../syntax/character-set.ts";
import { WORD } from "../syntax/named-sets.ts";
import type { Place } from "../syntax/pattern-node.ts";

/**
 * A place in any text, seen coarsely: what stands before it, and what may still stand after it. As a number, so that
 * states can be members of sets: the kind before times 64, and the kinds that may follow as bits.
 */
export type TextState = number;

/** A letter of a word, a line feed within the text, one that ends the text, any other byte, and an end of the text. */
const KINDS = { word: 0, inner: 1, last: 2, other: 3, edge: 4 } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

const bit = (kind: Kind): number => 1 << kind;
const BYTES = bit(KINDS.word) | bit(KINDS.inner) | bit(KINDS.last) | bit(KINDS.other);
const ANYTHING = BYTES | bit(KINDS.edge);
const LINE_FEEDS = bit(KINDS.inner) | bit(KINDS.last);

const NEWLINE = setOf(10);
const OTHER = complementOf(WORD | NEWLINE);

/** Every place of every text made of these bytes. */
export function statesOf(bytes: CharacterSet): readonly TextState[] {
  return [...kindsIn(bytes), KINDS.edge].map(stateAfter);
}

/** The states after one byte out of `set` was read in `state`; none where that is impossible. */
export function statesAfter(state: TextState, set: CharacterSet): readonly TextState[] {
  return kindsIn(set)
    .filter((kind) => (state & bit(kind)) !== 0)
    .map(stateAfter);
}

/** The state once `place` was asked for, or `null` where that is impossible. */
export function stateAt(state: TextState, place: Place): TextState | null {
  const follow = state & followersAt(place, state >> 6);
  return (follow & ANYTHING) === 0 ? null : ((state >> 6) << 6) | follow;
}

function stateAfter(kind: Kind): TextState {
  if (kind === KINDS.last) return (kind << 6) | bit(KINDS.edge);
  return (kind << 6) | (kind === KINDS.inner ? BYTES : ANYTHING);
}

function kindsIn(set: CharacterSet): readonly Kind[] {
  const kinds: Kind[] = [];
  if ((set & WORD) !== 0n) kinds.push(KINDS.word);
  if ((set & NEWLINE) !== 0n) kinds.push(KINDS.inner, KINDS.last);
  if ((set & OTHER) !== 0n) kinds.push(KINDS.other);
  return kinds;
}

/** What may follow where `place` holds after a byte of the kind `before`; an edge before is the start of the text. */
function followersAt(place: Place, before: number): number {
  if (place === "text-start") return before === KINDS.edge ? ANYTHING : 0;
  if (place === "line-start") return before === KINDS.edge || before === KINDS.inner ? ANYTHING : 0;
  if (place === "text-end") return bit(KINDS.edge);
  if (place === "last-line-end") return bit(KINDS.edge) | bit(KINDS.last);
  if (place === "line-end") return bit(KINDS.edge) | LINE_FEEDS;
  const isToMeetWord = (place === "word-boundary") !== (before === KINDS.word);
  return isToMeetWord ? bit(KINDS.word) : ANYTHING & ~bit(KINDS.word);
}
