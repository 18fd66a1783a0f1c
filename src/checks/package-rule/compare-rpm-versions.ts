/** The order of rpm (`rpmvercmp`) of two versions or releases: below, at or above 0. Linear, whatever the texts are. */
export function compareRpmVersions(one: string, other: string): number {
  if (one === other) return 0;
  const [left, right] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = compareParts(left[at], right[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** A tilde, a caret, digits or letters; everything else only separates them. */
function partsOf(text: string): readonly string[] {
  return text.match(/[0-9]+|[A-Za-z]+|[~^]/g) ?? [];
}

/** A tilde comes before the end, the end before a caret, and a caret before anything else; numbers are above letters. */
const RANKS = { "~": 0, end: 1, "^": 2, letters: 3, digits: 4 } as const;

function rankOf(part: string | undefined): keyof typeof RANKS {
  if (part === undefined) return "end";
  if (part === "~" || part === "^") return part;
  return /^[0-9]/.test(part) ? "digits" : "letters";
}

function compareParts(one: string | undefined, other: string | undefined): number {
  const [left, right] = [rankOf(one), rankOf(other)];
  if (left !== right) return RANKS[left] - RANKS[right];
  if (one === undefined || other === undefined) return 0;
  return left === "digits" ? compareNumbers(one, other) : compareTexts(one, other);
}

/** Numbers of any length, in digits. */
export function compareNumbers(one: string, other: string): number {
  const [left, right] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
  return left.length === right.length ? compareTexts(left, right) : left.length - right.length;
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
