/** How grave a line of the log is, the gravest first. */
export const LOG_LEVELS = ["error", "warning", "info", "debug"] as const;

/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `text` is for people; `json` is one object on each line. */
export const LOG_FORMATS = ["text", "json"] as const;

/** One of `LOG_FORMATS`. */
export type LogFormat = (typeof LOG_FORMATS)[number];

/** How the log is written: what is less grave than `level` is left out. */
export interface LogSettings {
  readonly level: LogLevel;
  readonly format: LogFormat;
}

/** Where nothing is said. */
export const USUAL_LOG: LogSettings = { level: "info", format: "text" };
