import type { NumberedLine } from "./put-together.ts";

/** The part of a text that lists sockets of the Internet, and what its titles say. */
export interface InternetPart {
  readonly lines: readonly NumberedLine[];
  readonly servers: "included" | "left-out" | "unsaid";
  readonly lists: number;
}

/** Local sockets come last. Their paths may hold line feeds, so nothing behind them is believed. */
const END =
  /^\s*(?:unix\s+\d|Active\s.*\b(?:UNIX|LOCAL|Multipath|Bluetooth|Kernel)\b|.*\bUNIX[\s-]?(?:domain|Dom))/i;
const TITLE = /^\s*Active Internet connections?/i;

/** Cuts off what follows the lists of Internet sockets. */
export function internetPart(lines: readonly NumberedLine[]): InternetPart {
  const end = lines.findIndex(({ text }) => END.test(text.slice(0, 200)));
  const part = end < 0 ? lines : lines.slice(0, end);
  const titles = part.map(({ text }) => text).filter((text) => TITLE.test(text));
  return { lines: part, servers: serversOf(titles), lists: titles.length };
}

function serversOf(titles: readonly string[]): InternetPart["servers"] {
  if (titles.some((title) => title.includes("w/o servers"))) return "left-out";
  return titles.length > 0 && titles.every((title) => title.includes("servers")) ? "included" : "unsaid";
}
