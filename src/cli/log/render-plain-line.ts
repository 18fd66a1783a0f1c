import { printable } from "../../support/printable.ts";
import { renderFields } from "./log-line.ts";
import type { LogLine } from "./log-line.ts";

/** A line for a file: `2026-11-21T16:20:00.123Z warning The mail server does not answer. receiver=ops`. */
export function renderPlainLine({ level, time, msg, fields }: LogLine): string {
  return `${time} ${level} ${printable(msg)}${renderFields(fields)}\n`;
}
