import type { LogLevel } from "../../watch/service/log-settings.ts";
import { printable } from "../../support/printable.ts";
import type { LogFields } from "./log.ts";

/** One line of the log, before it has a form. */
export interface LogLine {
  readonly level: LogLevel;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly msg: string;
  readonly fields: LogFields;
}

/** What pino writes, taken apart again. */
export function logLineOf(json: string): LogLine {
  const { level, time, msg, ...fields } = JSON.parse(json) as Omit<LogLine, "fields"> & LogFields;
  return { level, time, msg, fields };
}

/** `path=/run/x user="a b" ports=22,80`: what could be taken for something else stands in quotes. */
export function renderFields(fields: LogFields): string {
  return Object.entries(fields)
    .map(([name, value]) => ` ${name}=${quoted([value].flat().map(String).join(","))}`)
    .join("");
}

function quoted(value: string): string {
  const text = printable(value);
  return /^[^\s"=\\]+$/.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
