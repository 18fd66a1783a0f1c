import { printable } from "../../support/printable.ts";

/** One annotation of GitHub Actions. */
export interface WorkflowCommand {
  readonly command: "error" | "warning" | "notice";
  readonly properties: readonly (readonly [name: string, value: string])[];
  /** Line feeds stay; everything else that is not printable becomes visible. */
  readonly lines: readonly string[];
}

/** A workflow command on a line of its own: `::error file=…,line=…,title=…::message`. No text in it ends it. */
export function workflowCommand({ command, properties, lines }: WorkflowCommand): string {
  const written = properties.map(([name, value]) => `${name}=${escapedProperty(value)}`).join(",");
  const data = lines.map(escapedLine).join("%0A");
  return `::${command}${written === "" ? "" : " "}${written}::${data}\n`;
}

/** Line breaks inside of a line are visible escapes already. */
function escapedLine(text: string): string {
  return printable(text).replaceAll("%", "%25");
}

function escapedProperty(text: string): string {
  return escapedLine(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
