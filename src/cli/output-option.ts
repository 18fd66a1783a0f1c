import { Option } from "commander";

/** `-o FORMAT[=FILE]`, repeatable; `formats` are those that the command writes. */
export function outputOption(formats: readonly string[]): Option {
  return new Option("-o, --output <format[=file]>", `write a report: ${formats.join(", ")}; repeatable`)
    .argParser((value: string, previous: unknown) => [...(previous as readonly string[]), value])
    .default([], "terminal");
}
