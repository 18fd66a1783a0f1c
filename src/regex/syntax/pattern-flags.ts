/**
 * Flags that stand: `i` either case, `m` lines, `s` dot takes all, `x` blanks and comments, `X` blanks in classes too,
 * `n` plain groups do not capture, `U` greed is reversed.
 */
export type PatternFlags = ReadonlySet<string>;

/** No flag: how a pattern begins. */
export const NO_FLAGS: PatternFlags = new Set();

const CHANGE = /^(\^(?!.*-))?([imnsxUJ]*)-?([imnsxUJ]*)$/;

/** The flags after `(?im-sx)`: `letters` is what stands between `?` and `)` or `:`; `null` where it is not that. */
export function changeFlags(flags: PatternFlags, letters: string): PatternFlags | null {
  const parts = CHANGE.exec(letters);
  if (parts === null) return null;
  const [, caret, on = "", off = ""] = parts;
  const changed = new Set(flags);
  if (caret === "^") for (const letter of "imnsxX") changed.delete(letter);
  switchOn(changed, on);
  for (const letter of off.includes("x") ? `${off}X` : off) changed.delete(letter);
  return changed;
}

function switchOn(flags: Set<string>, letters: string): void {
  if (letters.includes("x")) flags.delete("X");
  for (const letter of letters) flags.add(letter);
  if (letters.includes("xx")) flags.add("X");
}
