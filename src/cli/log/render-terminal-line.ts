import { Chalk } from "chalk";
import type { RenderStyle } from "../../reporters/define-reporter.ts";
import type { LogLevel } from "../../watch/service/log-settings.ts";
import { printable } from "../../support/printable.ts";
import { renderFields } from "./log-line.ts";
import type { LogLine } from "./log-line.ts";

const SIGNS: Readonly<Record<LogLevel, string>> = { error: "✗", warning: "!", info: " ", debug: "·" };

/** A line for a person who looks on: the time of the clock on the wall, a sign for what is grave, and the sentence. */
export function renderTerminalLine(line: LogLine, { colour }: Pick<RenderStyle, "colour">): string {
  const chalk = new Chalk({ level: colour === "ansi" ? 1 : 0 });
  const paint = { error: chalk.bold.red, warning: chalk.yellow, info: chalk.reset, debug: chalk.dim };
  const clock = new Date(line.time).toLocaleTimeString("en-GB");
  const sentence = paint[line.level](`${SIGNS[line.level]} ${printable(line.msg)}`);
  return `${chalk.dim(clock)} ${sentence}${chalk.dim(renderFields(line.fields))}\n`;
}
