import { shorten } from "../wording/shorten.ts";

const SHOWN = 5;

/** The words of two texts from the first that differs: `for all users != for nobody`. */
export function firstDifference(actual: readonly string[], wanted: readonly string[]): string {
  const at = actual.findIndex((word, index) => word !== wanted[index]);
  const start = at === -1 ? actual.length : at;
  return `${wordsFrom(actual, start)} != ${wordsFrom(wanted, start)}`;
}

function wordsFrom(words: readonly string[], start: number): string {
  return shorten(words.slice(start, start + SHOWN).join(" "), 200);
}
