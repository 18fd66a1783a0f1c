import { compareNumbers } from "./compare-rpm-versions.ts";

/** The order of deb-version(7) of two upstream versions or revisions: below, at or above 0. */
export function compareDebianVersions(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = comparePairs(left[at] ?? ["", ""], right[at] ?? ["", ""]);
    if (order !== 0) return order;
  }
  return 0;
}

type Part = readonly [text: string, digits: string];

/** A text without digits, which may be empty, and the digits after it. */
function partsOf(version: string): readonly Part[] {
  return Array.from(version.matchAll(/([^0-9]*)([0-9]*)/g), ([, text = "", digits = ""]): Part => [
    text,
    digits,
  ]);
}

function comparePairs([text, digits]: Part, [otherText, otherDigits]: Part): number {
  const order = compareTexts(text, otherText);
  return order === 0 ? compareNumbers(digits, otherDigits) : order;
}

function compareTexts(one: string, other: string): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const order = orderOf(one[at]) - orderOf(other[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** A tilde comes before the end, the end before letters, and letters before everything else. */
function orderOf(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === "~") return -1;
  const code = character.charCodeAt(0);
  return /[A-Za-z]/.test(character) ? code : code + 0x1_0000;
}
