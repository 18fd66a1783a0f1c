import type { PatternFlags } from "./pattern-flags.ts";
import { changeFlags } from "./pattern-flags.ts";
import type { PatternReader } from "./pattern-reader.ts";
import { GROUP_NAME } from "./read-reference.ts";

/** The beginning of a look-around. */
export interface LookOpening {
  readonly kind: "look";
  readonly direction: "ahead" | "behind";
  readonly wanted: "match" | "no-match";
}

/** What a `(` begins. */
export type GroupOpening =
  | { readonly kind: "capture"; readonly name: string | null }
  | { readonly kind: "plain"; readonly flags: PatternFlags }
  | { readonly kind: "flags"; readonly flags: PatternFlags }
  | { readonly kind: "branch-reset" }
  | { readonly kind: "atomic" }
  | LookOpening
  | { readonly kind: "condition" }
  | { readonly kind: "reference"; readonly reference: string }
  | { readonly kind: "fail" };

const FIXED: readonly (readonly [text: string, opening: GroupOpening])[] = [
  ["?|", { kind: "branch-reset" }],
  ["?>", { kind: "atomic" }],
  ["?=", { kind: "look", direction: "ahead", wanted: "match" }],
  ["?!", { kind: "look", direction: "ahead", wanted: "no-match" }],
  ["?<=", { kind: "look", direction: "behind", wanted: "match" }],
  ["?<!", { kind: "look", direction: "behind", wanted: "no-match" }],
  ["*atomic:", { kind: "atomic" }],
  ["*pla:", { kind: "look", direction: "ahead", wanted: "match" }],
  ["*positive_lookahead:", { kind: "look", direction: "ahead", wanted: "match" }],
  ["*nla:", { kind: "look", direction: "ahead", wanted: "no-match" }],
  ["*negative_lookahead:", { kind: "look", direction: "ahead", wanted: "no-match" }],
  ["*plb:", { kind: "look", direction: "behind", wanted: "match" }],
  ["*positive_lookbehind:", { kind: "look", direction: "behind", wanted: "match" }],
  ["*nlb:", { kind: "look", direction: "behind", wanted: "no-match" }],
  ["*negative_lookbehind:", { kind: "look", direction: "behind", wanted: "no-match" }],
  ["*F)", { kind: "fail" }],
  ["*FAIL)", { kind: "fail" }],
];

const NAMED = new RegExp(`\\?(?:P?<(${GROUP_NAME})>|'(${GROUP_NAME})')`, "y");
const NAMED_REFERENCE = new RegExp(`\\?P=(${GROUP_NAME})\\)`, "y");
const FLAGS = /\?([\^a-zA-Z-]*)([):])/y;
const CALL = /\?(?:R|[+-]?\d|&|P>)/y;
const VERB = /\*[A-Za-z_:][^)]{0,80}/y;

/** Reads what follows the `(` at `start`, the reader standing after it. */
export function readGroupOpening(reader: PatternReader, start: number, flags: PatternFlags): GroupOpening {
  if (!/[?*]/.test(reader.peek())) return plainGroup(flags);
  const fixed = FIXED.find(([text]) => reader.skip(text));
  if (fixed !== undefined) return fixed[1];
  const named = reader.take(NAMED);
  if (named !== null) return { kind: "capture", name: named[1] ?? named[2] ?? null };
  const reference = reader.take(NAMED_REFERENCE);
  if (reference !== null) return { kind: "reference", reference: reference[1] ?? "" };
  refuseCalls(reader, start);
  if (reader.startsWith("?(")) {
    reader.at++;
    return { kind: "condition" };
  }
  return readFlags(reader, start, flags) ?? refuseOthers(reader, start, flags);
}

/** Reads the beginning of what a condition `(?(…)` at `start` asks, the reader standing before its own `(`. */
export function readConditionOpening(reader: PatternReader, start: number, flags: PatternFlags): LookOpening {
  reader.skip("(");
  const opening = /[?*]/.test(reader.peek()) ? readGroupOpening(reader, reader.at - 1, flags) : null;
  if (opening?.kind === "look") return opening;
  throw reader.unsupported(start, "of conditions only those on a look-around are supported");
}

function plainGroup(flags: PatternFlags): GroupOpening {
  return flags.has("n") ? { kind: "plain", flags } : { kind: "capture", name: null };
}

function refuseCalls(reader: PatternReader, start: number): void {
  if (reader.take(CALL) !== null)
    throw reader.unsupported(start, "recursion and calls of groups as subroutines are not supported");
}

function readFlags(reader: PatternReader, start: number, flags: PatternFlags): GroupOpening | null {
  const found = reader.take(FLAGS);
  if (found === null) return null;
  const changed = changeFlags(flags, found[1] ?? "");
  if (changed === null) throw reader.malformed(start, "there is no such flag");
  if (changed.has("J")) throw reader.unsupported(start, "several groups of one name are not supported");
  return { kind: found[2] === ")" ? "flags" : "plain", flags: changed };
}

function refuseOthers(reader: PatternReader, start: number, flags: PatternFlags): GroupOpening {
  if (reader.take(VERB) !== null)
    throw reader.unsupported(start, "verbs and settings such as `(*…)` are not supported");
  if (reader.peek() === "*") return plainGroup(flags);
  reader.at = Math.min(reader.at + 2, reader.text.length);
  if (/^[?][C*]/.test(reader.text.slice(start + 1, start + 3)))
    throw reader.unsupported(start, "callouts and look-around that backtracks are not supported");
  throw reader.malformed(start, "there is no such group");
}
