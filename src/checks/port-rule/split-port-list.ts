/** One member of a list, trimmed, with its offset in the list's text. */
export interface ListMember {
  readonly text: string;
  readonly offset: number;
}

/** A comma outside `[…]`, `{…}` and `(…)`, or a piece of text that cannot be one. */
const PIECE = /\\.|[[{(]|[\]})]|,|[^\\[\](){},]+|\\/gsu;

const BRACKET_OR_ESCAPE = /[\\[({]/;

/** Splits at commas that stand outside brackets, and trims blanks. A blank text has no members. */
export function splitPortList(text: string): readonly ListMember[] {
  if (text.trim() === "") return [];
  return BRACKET_OR_ESCAPE.test(text) ? splitOutsideBrackets(text) : splitPlain(text);
}

/** Nearly every list: numbers and commas. */
function splitPlain(text: string): readonly ListMember[] {
  let start = 0;
  return text.split(",").map((part) => {
    const member = trimmed(text, start, start + part.length);
    start += part.length + 1;
    return member;
  });
}

function splitOutsideBrackets(text: string): readonly ListMember[] {
  const members: ListMember[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if ("[{(".includes(piece)) depth++;
    else if ("]})".includes(piece)) depth = Math.max(0, depth - 1);
    else if (piece === "," && depth === 0) {
      members.push(trimmed(text, start, index));
      start = index + 1;
    }
  }
  members.push(trimmed(text, start, text.length));
  return members;
}

function trimmed(text: string, start: number, end: number): ListMember {
  const raw = text.slice(start, end);
  return { text: raw.trim(), offset: start + (raw.length - raw.trimStart().length) };
}
