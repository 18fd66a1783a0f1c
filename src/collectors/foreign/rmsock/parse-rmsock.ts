import type { HeldBlock } from "../foreign-format.ts";
import { controlBlock } from "./control-block.ts";

const ANSWER =
  /^\s*The socket (?:0x)?([\da-f]{1,16}) is being held by (?:procc?ess (\d{1,10}) ?\((.*)\)|(Kernel\/Kernel Extension))\.?\s*$/i;
const REMOVED = /^\s*socket (?:0x)?[\da-f]{1,16} is removed\b/i;

/** The command as it was typed or traced, or the address as the first word of a line. */
const QUESTION = /(?:\brmsock\s+|^\s*)(?:0x)?([\da-f]{5,16})(?=\s|$)/i;
const LONGEST = 512;

/** Whether a line is an answer of rmsock. */
export function isAnswer(line: string): boolean {
  const start = line.slice(0, LONGEST);
  return ANSWER.test(start) || REMOVED.test(start);
}

/** Reads what `rmsock` of AIX answers, one answer a line. A socket that was removed has no entry: nobody held it. */
export function parseRmsock(text: string): readonly HeldBlock[] {
  const held: HeldBlock[] = [];
  let asked: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const start = line.slice(0, LONGEST);
    const [, socket, pid, name = ""] = ANSWER.exec(start) ?? [];
    if (socket === undefined) {
      const question = QUESTION.exec(start)?.[1];
      if (question !== undefined) asked = controlBlock(question);
    } else held.push({ socket, asked, process: pid === undefined ? null : { pid: Number(pid), name } });
  }
  return held;
}
