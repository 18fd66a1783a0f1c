import type { LogLevel } from "../../watch/service/log-settings.ts";
import { printable } from "../../support/printable.ts";
import { renderFields } from "./log-line.ts";
import type { LogLine } from "./log-line.ts";

/** Priorities of syslog, which the journal reads from the beginning of a line (sd-daemon(3)). */
const PRIORITIES: Readonly<Record<LogLevel, number>> = { error: 3, warning: 4, info: 6, debug: 7 };

/** `<4>`: what makes `journalctl -p warning` find the line. */
export function journalPrefix(level: LogLevel): string {
  return `<${PRIORITIES[level]}>`;
}

/** A line for the journal, which knows time and priority by itself. */
export function renderJournalLine({ level, msg, fields }: LogLine): string {
  return `${journalPrefix(level)}${printable(msg)}${renderFields(fields)}\n`;
}
