/** Asks for what a command of a policy prints. It runs only where the user allowed it. */
export interface CommandRequest {
  readonly kind: "command";
  /** Text for `/bin/sh -c`, or a whole script that begins with `#!`. */
  readonly command: string;
  /** `null`: the time that commands have where a policy does not say. */
  readonly timeoutSeconds: number | null;
}

/** How a command ended. */
export type CommandEnd =
  { readonly kind: "exited"; readonly status: number } | { readonly kind: "killed"; readonly signal: string };

/** What a command printed. One that took too long is `timed-out`, and never a fact. */
export interface CommandFacts {
  /** What was run, word by word. */
  readonly argv: readonly string[];
  /** Standard output and standard error as they came; raw text of the system. */
  readonly output: string;
  /**
   * `cut`: there was more than is kept; `left-open`: the command ended, and something that it left behind could still
   * have written.
   */
  readonly extent: "whole" | "cut" | "left-open";
  readonly end: CommandEnd;
  readonly durationMs: number;
}
