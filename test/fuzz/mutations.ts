import { hostilePieces, hostileValues } from "./hostile-pieces.ts";
import type { Random } from "./random.ts";

/** One way to spoil a policy. Texts are bytes, each a character of Latin-1; `others` are the policies to take from. */
type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const LONGEST_RUN = 20_000;

/** Those that tear the text. */
const rough: Readonly<Record<string, Mutation>> = {
  flipBit: (text, random) =>
    at(text, random.below(text.length), (byte) =>
      String.fromCharCode((byte.charCodeAt(0) ^ (1 << random.below(8))) & 0xff),
    ),
  setByte: (text, random) =>
    at(text, random.below(text.length), () => String.fromCharCode(random.below(256))),
  insertBytes: (text, random) => {
    const bytes = Array.from({ length: random.scaled(16) }, () => String.fromCharCode(random.below(256)));
    return insert(text, random.below(text.length + 1), bytes.join(""));
  },
  deleteRange: (text, random) => {
    const start = random.below(text.length);
    return text.slice(0, start) + text.slice(start + random.scaled(1000));
  },
  truncate: (text, random) => {
    const cut = random.below(text.length);
    return random.once(4) ? text.slice(cut) : text.slice(0, cut);
  },
  splice: (text, random, others) => {
    const other = random.pick(others) ?? "";
    return text.slice(0, random.below(text.length)) + other.slice(random.below(other.length));
  },
  duplicateBlock: (text, random) => {
    const { start, end } = linesAt(text, random.below(text.length), random.scaled(60));
    const where = linesAt(text, random.below(text.length), 1).start;
    return insert(text, where, text.slice(start, end).repeat(random.once(10) ? random.scaled(30) : 1));
  },
  borrowBlock: (text, random, others) => {
    const other = random.pick(others) ?? "";
    const { start, end } = linesAt(other, random.below(other.length), random.scaled(60));
    return insert(text, linesAt(text, random.below(text.length), 1).start, other.slice(start, end));
  },
  deleteLine: (text, random) => {
    const { start, end } = linesAt(text, random.below(text.length), 1);
    return text.slice(0, start) + text.slice(end);
  },
  swapTokens: (text, random) => {
    const [first, second] = [random.below(text.length), random.below(text.length)]
      .sort((a, b) => a - b)
      .map((offset) => tokenAt(text, offset));
    if (first === undefined || second === undefined || first.end > second.start) return text;
    const between = text.slice(first.end, second.start);
    return (
      text.slice(0, first.start) +
      wordOf(text, second) +
      between +
      wordOf(text, first) +
      text.slice(second.end)
    );
  },
  repeatToken: (text, random) => {
    const token = tokenAt(text, random.below(text.length));
    const count = Math.min(random.scaled(5000), Math.ceil(LONGEST_RUN / (token.end - token.start + 1)));
    return insert(text, token.end, wordOf(text, token).repeat(count));
  },
  borrowToken: (text, random, others) => {
    const other = random.pick(others) ?? "";
    return replace(text, random, wordOf(other, tokenAt(other, random.below(other.length))));
  },
  insertPiece: (text, random) =>
    insert(text, random.below(text.length + 1), random.pick(hostilePieces) ?? ""),
  insertPieceAtToken: (text, random) =>
    insert(text, tokenAt(text, random.below(text.length)).start, random.pick(hostilePieces) ?? ""),
  replaceByPiece: (text, random) => replace(text, random, random.pick(hostilePieces) ?? ""),
  insertRun: (text, random) => {
    const piece = random.pick(hostilePieces) ?? "";
    const count = Math.min(random.scaled(5000), Math.ceil(LONGEST_RUN / (piece.length + 1)));
    return insert(text, random.below(text.length + 1), piece.repeat(count));
  },
};

/** Those that mostly leave a policy that can be read, so that also what comes behind the parser is reached. */
const gentle: Readonly<Record<string, Mutation>> = {
  changeCase: (text, random) => {
    const token = tokenAt(text, random.below(text.length));
    const word = wordOf(text, token);
    const changed = /[a-z]/.test(word) ? word.toUpperCase() : word.toLowerCase();
    return text.slice(0, token.start) + changed + text.slice(token.end);
  },
  hostileValue: (text, random) => {
    const start = text.indexOf('"', random.below(text.length)) + 1;
    const end = text.indexOf('"', start);
    return end < 0 ? text : text.slice(0, start) + (random.pick(hostileValues) ?? "") + text.slice(end);
  },
  changeBlanks: (text, random) => {
    const start = text.indexOf(" ", random.below(text.length));
    const end = start + (/^ +/.exec(text.slice(start, start + 100))?.[0].length ?? 0);
    return text.slice(0, start) + random.pick(["", "\n", "\t", "   ", "\r\n", "\n# why\n"]) + text.slice(end);
  },
  deleteKeyword: (text, random) => {
    const { start, end } = keywordAt(text, random.below(text.length));
    return text.slice(0, start) + text.slice(end);
  },
  moveKeyword: (text, random) => {
    const { start, end } = keywordAt(text, random.below(text.length));
    const rest = text.slice(0, start) + text.slice(end);
    return insert(rest, keywordAt(rest, random.below(rest.length)).start, text.slice(start, end));
  },
  borrowKeyword: (text, random, others) => {
    const other = random.pick(others) ?? "";
    const line = wordOf(other, keywordAt(other, random.below(other.length)));
    return insert(text, keywordAt(text, random.below(text.length)).start, line);
  },
  borrowValue: (text, random, others) => {
    const other = random.pick(others) ?? "";
    const value = valueAt(other, random.below(other.length));
    const old = valueAt(text, random.below(text.length));
    return text.slice(0, old.start) + wordOf(other, value) + text.slice(old.end);
  },
  repeatItem: (text, random) => {
    const item = wordOf(text, itemAt(text, random.below(text.length)));
    const count = random.once(10) ? random.scaled(100) : 1;
    return insert(text, itemAt(text, random.below(text.length)).end, item.repeat(count));
  },
  borrowItem: (text, random, others) => {
    const other = random.pick(others) ?? "";
    const item = wordOf(other, itemAt(other, random.below(other.length)));
    return insert(text, itemAt(text, random.below(text.length)).end, item);
  },
  nestInIfs: (text, random) => {
    const item = itemAt(text, random.below(text.length));
    const depth = random.scaled(60);
    const nested = OPEN_IF.repeat(depth) + wordOf(text, item) + CLOSE_IF.repeat(depth);
    return text.slice(0, item.start) + nested + text.slice(item.end);
  },
};

/** Every way to spoil a policy, by its name. */
export const mutations = { rough, gentle } as const;

const OPEN_IF = `<if>\n<condition type:"AND">\n<item>\nname : "passwd_zero_uid"\ndescription : "a"\n</item>\n</condition>\n<then>\n`;
const CLOSE_IF = "</then>\n</if>\n";

interface Range {
  readonly start: number;
  readonly end: number;
}

function at(text: string, offset: number, change: (byte: string) => string): string {
  return text.slice(0, offset) + change(text.slice(offset, offset + 1)) + text.slice(offset + 1);
}

function insert(text: string, offset: number, piece: string): string {
  return text.slice(0, offset) + piece + text.slice(offset);
}

function replace(text: string, random: Random, piece: string): string {
  const { start, end } = tokenAt(text, random.below(text.length));
  return text.slice(0, start) + piece + text.slice(end);
}

/** So many whole lines, from the one that `offset` is in. */
function linesAt(text: string, offset: number, count: number): Range {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  let end = start;
  for (let line = 0; line < count && end < text.length; line += 1)
    end = text.indexOf("\n", end) + 1 || text.length;
  return { start, end };
}

/** The line of `offset` if it holds a keyword and its value, else nothing of it. */
function keywordAt(text: string, offset: number): Range {
  const { start, end } = linesAt(text, offset, 1);
  return KEYWORD.test(text.slice(start, end)) ? { start, end } : { start, end: start };
}

/** The next item or report that ends behind `offset`; none: the end of the text. */
function itemAt(text: string, offset: number): Range {
  ITEM_END.lastIndex = offset;
  const closing = ITEM_END.exec(text);
  if (closing === null) return { start: text.length, end: text.length };
  const opening = Math.max(0, text.lastIndexOf(`<${closing[1] ?? ""}`, closing.index));
  return { start: opening, end: closing.index + closing[0].length };
}

/** What stands behind the first colon of the line that `offset` is in; nothing where there is none. */
function valueAt(text: string, offset: number): Range {
  const { start, end } = linesAt(text, offset, 1);
  const colon = text.slice(start, end).indexOf(": ");
  return colon < 0
    ? { start: end, end }
    : { start: start + colon + 2, end: Math.max(start + colon + 2, end - 1) };
}

const KEYWORD = /^[ \t]*\w+ *:.*[\w"')]\s*$/;
const ITEM_END = /<\/(custom_item|item|report)>\n?/g;
const TOKEN = /<\/?\w+|\w+|\s+|[^\w\s]/y;
const WORD = /\w/;

/** The word, the run of blanks or the mark at an offset, which may be the end of the text. */
function tokenAt(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && WORD.test(text.charAt(start)) && WORD.test(text.charAt(start - 1))) start -= 1;
  TOKEN.lastIndex = start;
  return { start, end: start + (TOKEN.exec(text)?.[0].length ?? 0) };
}

function wordOf(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}
