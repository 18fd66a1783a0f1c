import type { ListedFile } from "./listed-file.ts";

/** Words of a line, as far as a row can be recognised by them: NAME stands within. */
const MOST_WORDS = 24;
/** Between TYPE and NODE: flags, DEVICE, links, SIZE/OFF. */
const MOST_BETWEEN = 4;

const FAMILIES: Readonly<Record<string, "ipv4" | "ipv6">> = { IPv4: "ipv4", IPv6: "ipv6" };
const DESCRIPTOR = /^\d+[a-zA-Z-]*$/;
const PROTOCOL = /^(?:TCP|UDP|UDPLITE|SCTP|DCCP|ICMP|ICMPV6|IGMP|RAW)$/;
const DEVICE = /^(?:0x[\da-f]+|\d+)$/i;

/** Where TYPE and NODE stand among the words of a row. */
export interface RowShape {
  readonly type: number;
  readonly node: number;
}

/** The words of a line; long lines are of no socket. */
export function wordsOf(line: string): readonly string[] {
  return line
    .slice(0, 4096)
    .trim()
    .split(/[ \t]+/, MOST_WORDS);
}

/**
 * Finds an Internet socket among words: COMMAND PID … USER FD TYPE … NODE NAME, TYPE at most at `lastType`, so that the
 * name of a file cannot pose as a row.
 */
export function shapeOf(words: readonly string[], lastType: number): RowShape | null {
  if (!/^\d+$/.test(words[1] ?? "")) return null;
  for (let type = 4; type <= lastType; type += 1) {
    if (familyOf(words[type]) === null || !DESCRIPTOR.test(words[type - 1] ?? "")) continue;
    const node = nodeBehind(words, type);
    if (node !== null) return { type, node };
  }
  return null;
}

function nodeBehind(words: readonly string[], type: number): number | null {
  const last = Math.min(type + 1 + MOST_BETWEEN, words.length - 2);
  for (let node = type + 1; node <= last; node += 1) if (PROTOCOL.test(words[node] ?? "")) return node;
  return null;
}

/** The socket of a row whose shape is known. */
export function fileOfRow(words: readonly string[], { type, node }: RowShape, line: number): ListedFile {
  const user = words[type - 2] ?? "";
  return {
    line,
    pid: Number(words[1]),
    command: words[0] ?? "",
    uid: /^\d{1,10}$/.test(user) ? Number(user) : null,
    user,
    family: familyOf(words[type]) ?? "ipv4",
    protocol: words[node] ?? "",
    device: words.slice(type + 1, node).find((word) => DEVICE.test(word)) ?? null,
    name: words.slice(node + 1).join(" "),
  };
}

/** Whether words that are no row of a socket look as if a part of one were missing or in another place. */
export function resemblesSocket(words: readonly string[], lastType: number): boolean {
  const head = words.slice(2, lastType + 2 + MOST_BETWEEN);
  return head.some(
    (word, index) =>
      /^(?:IPv[46]|inet6?)$/i.test(word) || (PROTOCOL.test(word) && head[index + 1]?.includes(":") === true),
  );
}

function familyOf(word: string | undefined): "ipv4" | "ipv6" | null {
  return word !== undefined && Object.hasOwn(FAMILIES, word) ? (FAMILIES[word] ?? null) : null;
}
