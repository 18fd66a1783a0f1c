import { shorten } from "../wording/shorten.ts";

/** A command, and how much of it and of its output is to be shown. */
export interface ShownCommand {
  readonly command: string;
  /** `hidden`: `dont_echo_cmd : YES`. */
  readonly echo: "shown" | "hidden";
  /** `hidden`: `quiet : YES` on a rule that did not pass. */
  readonly output: "shown" | "hidden";
}

const MOST = 16_384;

/** The Actual Value of a command, as Nessus words it. Of a very long output only the beginning is shown. */
export function outputActual(
  { command, echo, output }: ShownCommand,
  printed: { readonly lines: readonly string[] },
): string {
  const name = echo === "shown" ? `The command '${command}'` : "The command";
  const text = printed.lines.join("\n");
  if (text.replaceAll("\n", "") === "") return `${name} did not return any result`;
  return output === "hidden" ? `${name} returned : ` : `${name} returned : \n\n${shorten(text, MOST)}`;
}
