import type { FoundItem } from "../../model/verdict.ts";
import { quoted } from "../wording/quoted.ts";
import type { NumberedLine } from "./numbered-line.ts";

const MOST = 10;

/** Lines of a file as short items: `/etc/x, line 21: "Port 22"`. */
export function foundLines(path: string, lines: readonly NumberedLine[]): readonly FoundItem[] {
  const items = lines
    .slice(0, MOST)
    .map(({ number, text }) => ({ text: `${path}, line ${number}: ${quoted(text)}` }));
  const rest = lines.length - items.length;
  return rest > 0 ? [...items, { text: `${path}: ${rest} more such lines` }] : items;
}
