import { compareNumbers } from "./compare-rpm-versions.ts";

/** The order of apk of two versions with their revisions (`1.2.3_rc1-r0`): below, at or above 0. */
export function compareApkVersions(one: string, other: string): number {
  const [left, right] = [tokensOf(one), tokensOf(other)];
  for (let at = 0; ; at += 1) {
    const [mine, its] = [left[at], right[at]];
    if (mine === undefined && its === undefined) return 0;
    if (mine === undefined || its === undefined || !isSameKind(mine, its)) return compareKinds(mine, its);
    const order = compareValues(mine, its);
    if (order !== 0) return order;
  }
}

/** In the order of apk: where one version goes on in another way than the other, the earlier kind is the newer version. */
const KINDS = ["zeros", "number", "letter", "suffix", "suffix-number", "revision", "end"] as const;

interface Token {
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
}

const TOKEN = /\.(0+)([0-9]*)|\.?([0-9]+)|([a-z])|_([a-z]+)([0-9]*)|-r([0-9]+)/gy;

/** Whatever has not the shape of a version ends it. */
function tokensOf(version: string): readonly Token[] {
  return Array.from(version.matchAll(TOKEN)).flatMap(tokensOfMatch);
}

function tokensOfMatch(match: RegExpMatchArray): readonly Token[] {
  const [, zeros, rest = "", number, letter, suffix, digits = "", revision] = match;
  if (zeros !== undefined) return zeroLed(zeros, rest);
  if (number !== undefined) return [{ kind: "number", text: number }];
  if (letter !== undefined) return [{ kind: "letter", text: letter }];
  if (revision !== undefined) return [{ kind: "revision", text: revision }];
  const name: Token = { kind: "suffix", text: suffix ?? "" };
  return digits === "" ? [name] : [name, { kind: "suffix-number", text: digits }];
}

/** A part after a dot that begins with zeros: the zeros come first, and more of them are less (`1.01` is older than `1.1`). */
function zeroLed(zeros: string, rest: string): readonly Token[] {
  const first: Token = { kind: "zeros", text: zeros };
  return rest === "" ? [first] : [first, { kind: "number", text: rest }];
}

const BEFORE = ["alpha", "beta", "pre", "rc"];
const AFTER = ["cvs", "svn", "git", "hg", "p"];

/** Below 0 for a suffix that comes before the version itself. */
function rankOfSuffix(text: string): number {
  const before = BEFORE.indexOf(text);
  return before === -1 ? AFTER.indexOf(text) + 1 : before - BEFORE.length;
}

function compareKinds(one: Token | undefined, other: Token | undefined): number {
  if (isBefore(one)) return -1;
  if (isBefore(other)) return 1;
  return KINDS.indexOf(other?.kind ?? "end") - KINDS.indexOf(one?.kind ?? "end");
}

function isBefore(token: Token | undefined): boolean {
  return token?.kind === "suffix" && rankOfSuffix(token.text) < 0;
}

function compareValues(one: Token, other: Token): number {
  if (one.kind === "suffix") return rankOfSuffix(one.text) - rankOfSuffix(other.text);
  if (one.kind === "letter") return one.text.charCodeAt(0) - other.text.charCodeAt(0);
  return compareFigures(one, other);
}

function isSameKind(one: Token, other: Token): boolean {
  return one.kind === other.kind || (isFigure(one) && isFigure(other));
}

function isFigure({ kind }: Token): boolean {
  return kind === "zeros" || kind === "number";
}

function compareFigures(one: Token, other: Token): number {
  if (one.kind === "zeros" && other.kind === "zeros") return other.text.length - one.text.length;
  if (one.kind === other.kind) return compareNumbers(one.text, other.text);
  return one.kind === "zeros" ? -1 : 1;
}
