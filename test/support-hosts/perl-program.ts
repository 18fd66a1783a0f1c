import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program of `sockets.pl` that says it is ready. */
export interface PerlProgram {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The words after `ready`. */
  readonly said: readonly string[];
}

const SOCKETS = new URL("./sockets.pl", import.meta.url).pathname;
const PRELUDE = `use strict; use warnings; use Socket qw(:all); BEGIN { require q(${SOCKETS}) } our @sockets;`;

/** Starts a command that runs Perl, gives it `code` and waits until it is ready; throws if it is not. */
export async function startPerl(
  code: string,
  command: readonly string[] = ["/usr/bin/perl"],
  argv0?: string,
): Promise<PerlProgram> {
  const [program = "perl", ...words] = command;
  const child = spawn(program, [...words, "-e", `${PRELUDE} ${code}`], {
    stdio: ["ignore", "pipe", "inherit"],
    ...(argv0 === undefined ? {} : { argv0 }),
  });
  const lines = createInterface(child.stdout);
  const died = once(lines, "close").then(() => ["nothing, and ended"]);
  const [line] = (await Promise.race([once(lines, "line"), died])) as [string];
  if (!line.startsWith("ready")) throw new Error(`A program of the host said ${line}.`);
  return { child, pid: child.pid ?? 0, said: line.split(" ").slice(1) };
}
