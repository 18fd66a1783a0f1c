import { Option } from "commander";
import type { Command } from "commander";
import { LOG_FORMATS, LOG_LEVELS } from "../../watch/service/log-settings.ts";
import type { LogFormat, LogLevel, LogSettings } from "../../watch/service/log-settings.ts";

/** What the command line says of the log. */
export interface LogOption {
  readonly logFormat?: LogFormat;
  readonly logLevel?: LogLevel;
}

/** Adds the options to a command; `-j` is what PortSpec calls it. */
export function withLogOption(command: Command): Command {
  return command
    .addOption(new Option("--log-format <format>", "how the log is written").choices(LOG_FORMATS))
    .addOption(new Option("-j", "the same as --log-format json").implies({ logFormat: "json" }))
    .addOption(new Option("--log-level <level>", "what is less grave is not logged").choices(LOG_LEVELS));
}

/** The settings of a file with what the command line says in their place. */
export function logSettingsOf({ logFormat, logLevel }: LogOption, settings: LogSettings): LogSettings {
  return { level: logLevel ?? settings.level, format: logFormat ?? settings.format };
}
