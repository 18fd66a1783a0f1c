import { protocolWord } from "./protocol-word.ts";
import type { ProtocolWord } from "./protocol-word.ts";

/** The cells of one row of Linux, the BSDs, AIX and HP-UX. */
export interface RowCells {
  readonly line: number;
  readonly protocol: ProtocolWord;
  /** Address of the control block, which stands before the protocol; empty without `-A`. */
  readonly controlBlock: string;
  readonly local: string;
  /** Empty where the row was cut. */
  readonly foreign: string;
  /** Everything behind the foreign address. */
  readonly rest: string;
}

/** No line of netstat comes near this length. */
const LONGEST = 4096;
const ROW =
  /^\s*(?:([\da-f]{5,20})\s+(?:[\da-f]{1,8}\s+)?)?([a-z]+\d*)((?:\s+\d+){0,3})\s+(\S+)(?:\s+(\S+))?/;

/** A row as cells; only its protocol where the rest is damaged; `null` for any other line. */
export function rowCells(text: string, line: number): RowCells | ProtocolWord | null {
  const match = text.length > LONGEST ? null : ROW.exec(text);
  const protocol = protocolWord(match?.[2] ?? "");
  if (match === null || protocol === null) return startOf(text.slice(0, 80));
  const [whole, controlBlock = "", , , local = "", foreign = ""] = match;
  if (!/[.:]/.test(local)) return protocol;
  return { line, protocol, controlBlock, local, foreign, rest: text.slice(whole.length).trim() };
}

function startOf(text: string): ProtocolWord | null {
  const [, word = ""] = /^\s*(?:[\da-f]{5,20}\s+(?:[\da-f]{1,8}\s+)?)?([a-z]+\d*)(?:\s|$)/.exec(text) ?? [];
  return protocolWord(word);
}
