import { printable } from "../../support/printable.ts";

/** One logging command of Azure Pipelines. */
interface LoggingCommand {
  readonly command: "task.logissue" | "task.complete";
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly lines: readonly string[];
}

/** A logging command on a line of its own: `##vso[task.logissue type=error;]message`. No text in it begins another. */
export function loggingCommand({ command, properties, lines }: LoggingCommand): string {
  const written = properties.map(([name, value]) => `${name}=${escapedProperty(value)};`).join("");
  return `##vso[${command} ${written}]${lines.map((line) => escaped(plainText(line))).join("%0A")}\n`;
}

/** One line of text in which no command begins: agents look for `##vso[` and `##[` anywhere in a line. */
export function plainText(text: string): string {
  return printable(text).replace(/#(?=#)/g, "\\x23");
}

function escapedProperty(text: string): string {
  return escaped(plainText(text)).replaceAll(";", "%3B").replaceAll("]", "%5D");
}

/** Agents read `%AZP25` as a percent sign, and other escapes as they are. */
function escaped(text: string): string {
  return text.replaceAll("%", "%AZP25");
}
