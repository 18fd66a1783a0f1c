import type { Logger } from "pino";
import { inertJsonLine } from "../../support/inert-json.ts";
import { loadLate } from "../../support/load-late.ts";
import type { LogLevel, LogSettings } from "../../watch/service/log-settings.ts";
import { styleFor } from "../style.ts";
import type { HiddenWords } from "./hidden-words.ts";
import { logLineOf } from "./log-line.ts";
import type { LogLine } from "./log-line.ts";
import type { Log, LogFields } from "./log.ts";
import { readerOf } from "./log-stream.ts";
import type { LogStream } from "./log-stream.ts";
import { journalPrefix, renderJournalLine } from "./render-journal-line.ts";
import { renderPlainLine } from "./render-plain-line.ts";
import { renderTerminalLine } from "./render-terminal-line.ts";

/** A log that can be told to be written otherwise from now on. */
export interface OpenLog extends Log {
  adjust(settings: LogSettings): void;
}

/** No sentence of ours comes near it; a text of the system may. */
const LONGEST_TEXT = 4096;
const MOST_ITEMS = 100;

const LEVELS: Readonly<Record<LogLevel, number>> = { error: 50, warning: 40, info: 30, debug: 20 };

/** A field with such a name holds a secret, whatever it is. */
const SECRET_FIELDS = ["password", "secret", "token", "authorization", "cookie", "key"];

/**
 * The log on a stream, by pino. Names of the system cannot leave their line or drive a terminal, and what `hidden` knows
 * is covered. It writes at once: nothing is lost when the process ends.
 */
export function openLog(stream: LogStream, settings: LogSettings, hidden: HiddenWords): OpenLog {
  let render = rendererFor(stream, settings);
  const destination = { write: (json: string) => void stream.write(render(logLineOf(json))) };
  const logger = startPino(settings, destination);
  const sayAs =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (logger.isLevelEnabled(level)) logger[level](tidyFields(fields, hidden), tidy(message, hidden));
    };
  return {
    error: sayAs("error"),
    warning: sayAs("warning"),
    info: sayAs("info"),
    debug: sayAs("debug"),
    adjust: (changed) => {
      logger.level = changed.level;
      render = rendererFor(stream, changed);
    },
  };
}

function startPino({ level }: LogSettings, destination: { write(json: string): void }): Logger<LogLevel> {
  const { pino, stdTimeFunctions } = loadLate("pino") as typeof import("pino");
  return pino<LogLevel>(
    {
      level,
      base: null,
      customLevels: LEVELS,
      useOnlyCustomLevels: true,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_FIELDS, censor: "[hidden]" },
    },
    destination,
  );
}

function rendererFor(stream: LogStream, { format }: LogSettings): (line: LogLine) => string {
  const reader = readerOf(stream);
  if (format === "json")
    return (line) => (reader === "journal" ? journalPrefix(line.level) : "") + jsonOf(line);
  if (reader === "journal") return renderJournalLine;
  if (reader === "other") return renderPlainLine;
  const style = styleFor(stream, { color: true });
  return (line) => renderTerminalLine(line, style);
}

function jsonOf({ fields, ...line }: LogLine): string {
  return `${inertJsonLine({ ...line, ...fields })}\n`;
}

function tidyFields(fields: LogFields, hidden: HiddenWords): LogFields {
  const entries = Object.entries(fields).map(([name, value]) => [name, tidyValue(value, hidden)] as const);
  return Object.fromEntries(entries);
}

function tidyValue(value: LogFields[string], hidden: HiddenWords): LogFields[string] {
  if (typeof value === "string") return tidy(value, hidden);
  return typeof value === "object" ? value.slice(0, MOST_ITEMS).map((item) => tidy(item, hidden)) : value;
}

/** Covered before it is cut: a part of a secret is one, too. */
function tidy(text: string, hidden: HiddenWords): string {
  const covered = hidden.cover(text);
  return covered.length > LONGEST_TEXT ? `${covered.slice(0, LONGEST_TEXT)}…` : covered;
}
