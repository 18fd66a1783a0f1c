import { formatPolicyBytes } from "../app/format-policy-bytes.ts";
import type { FormatOutcome } from "../app/format-policy-bytes.ts";
import { printable, printableLines } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import { readPolicyFile, tooLargeMessage } from "./read-policy-file.ts";
import { rewriteFile } from "./rewrite-file.ts";
import { InputError, UsageError } from "./usage-error.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit fmt`. */
export interface FmtOptions {
  /** Tell what would change, and change nothing. */
  readonly check?: boolean;
}

type Mode = "rewrite" | "check";

/**
 * `audit fmt POLICY…`: rewrites policies in the canonical layout and names those that changed. Exit 1 if `--check`
 * finds one that would change, 65 if one cannot be formatted, 66 if one cannot be read; the others are done anyway.
 */
export async function fmtCommand(names: readonly string[], options: FmtOptions): Promise<number> {
  if (names.filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const mode = options.check === true ? "check" : "rewrite";
  let status = 0;
  for (const name of names) status = Math.max(status, await formatNamed(name, mode));
  return status;
}

async function formatNamed(name: string, mode: Mode): Promise<number> {
  try {
    const input = readPolicyFile(name);
    if (input.status === "too-large") return refuse(tooLargeMessage(input.file));
    return await finish(name, formatPolicyBytes(input.bytes), mode);
  } catch (fault) {
    if (!(fault instanceof InputError)) throw fault;
    process.stderr.write(`audit: ${printable(fault.message)}\n`);
    return EXIT.noInput;
  }
}

async function finish(name: string, outcome: FormatOutcome, mode: Mode): Promise<number> {
  const file = name === "-" ? "<standard input>" : name;
  if (outcome.status === "faulty") {
    process.stderr.write(formatDiagnostics({ file, ...outcome }));
    return EXIT.badText;
  }
  if (outcome.status === "refused") return refuse(`${file}: was left alone: ${outcome.reason}.`);
  if (name === "-" && mode === "rewrite") return await pass(outcome);
  if (outcome.status === "unchanged") return 0;
  if (mode === "rewrite") rewriteFile(name, outcome.bytes);
  await writeStdout(`${printable(file)}\n`);
  return mode === "check" ? 1 : 0;
}

/** A pipe gets the bytes; a terminal gets text that it cannot obey. */
async function pass({ text, bytes }: { readonly text: string; readonly bytes: Uint8Array }): Promise<number> {
  await writeStdout(process.stdout.isTTY ? printableLines(text) : bytes);
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`audit: ${printable(message)}\n`);
  return EXIT.badText;
}
