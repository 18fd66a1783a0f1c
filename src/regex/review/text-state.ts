import { remember } from "../../support/remember.ts";
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
export function statesOf(bytes: CharacterSet): ReadonlySet<TextState> {
  return new Set([...statesAfterKinds(kindsIn(bytes)), stateAfter(KINDS.edge)]);
}

/** The states after one byte out of `set` was read in any of the states `before`; none where that is impossible. */
export function statesAfter(before: ReadonlySet<TextState>, set: CharacterSet): ReadonlySet<TextState> {
  let following = 0;
  for (const state of before) following |= state;
  return statesAfterKinds(kindsIn(set) & following);
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

/** The states behind a byte of one of these kinds, given as bits. */
const statesAfterKinds = remember(
  BYTES + 1,
  (kinds: number): ReadonlySet<TextState> =>
    new Set(
      [KINDS.word, KINDS.inner, KINDS.last, KINDS.other]
        .filter((kind) => (kinds & bit(kind)) !== 0)
        .map(stateAfter),
    ),
);

/** The kinds of the bytes in a set, as bits. Policies use few sets, and each of them thousands of times. */
const kindsIn = remember(1000, (set: CharacterSet): number => {
  const word = (set & WORD) === 0n ? 0 : bit(KINDS.word);
  const newline = (set & NEWLINE) === 0n ? 0 : LINE_FEEDS;
  return word | newline | ((set & OTHER) === 0n ? 0 : bit(KINDS.other));
});

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
