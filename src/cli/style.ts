import type { RenderStyle } from "../reporters/define-reporter.ts";

/** What the user said about looks, and where the text goes. */
export interface StyleChoice {
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const WIDTH_OF_A_PIPE = 100;

/** The style for one stream: `--no-color`, then FORCE_COLOR, then NO_COLOR (no-color.org), then whether it is a terminal. */
export function styleFor(stream: Stream, choice: StyleChoice): RenderStyle {
  const detail = choice.quiet === true ? "quiet" : choice.verbose === true ? "verbose" : "normal";
  return { width: widthOf(stream), colour: isColoured(stream, choice) ? "ansi" : "none", detail };
}

function widthOf({ columns }: Stream): number {
  return Math.max(40, columns ?? WIDTH_OF_A_PIPE);
}

function isColoured({ isTTY }: Stream, { color }: StyleChoice): boolean {
  if (!color) return false;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = process.env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return isTTY === true && terminal !== "dumb";
}
