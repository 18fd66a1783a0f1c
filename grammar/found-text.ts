import { printable } from "../src/support/printable.ts";

const SHOWN = 40;

/** Text of the policy as a message quotes it: on one line, harmless, and short. */
export function foundText(text: string): string {
  return text.length > SHOWN ? `${printable(text.slice(0, SHOWN))}…` : printable(text);
}
