import { Chalk } from "chalk";
import type { Paint, Tone } from "./piece.ts";

const chalk = new Chalk({ level: 1 });

const PAINTS: Readonly<Record<Tone, (text: string) => string>> = {
  plain: (text) => text,
  dim: chalk.dim,
  strong: chalk.bold,
  FAILED: chalk.bold.red,
  ERROR: chalk.bold.magenta,
  WARNING: chalk.bold.yellow,
  WAIVED: chalk.bold.cyan,
  KNOWN: chalk.cyan,
  PASSED: chalk.green,
  SKIPPED: chalk.dim,
};

/** Sixteen-colour escape sequences: the reader's own palette decides what red is. */
export const paintAnsi: Paint = ({ text, tone }) => PAINTS[tone](text);
