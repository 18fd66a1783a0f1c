import { CommanderError } from "commander";
import { printableLines } from "../support/printable.ts";
import { buildProgram } from "./program.ts";
import { EXIT } from "./exit-codes.ts";
import { isTooLong } from "./is-too-long.ts";
import { statusOfFault } from "./status-of-fault.ts";

const TOO_LONG =
  "the output is longer than one text can be (512 MB): take another format, or fewer policies or hosts at once.";

process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

void buildProgram((status) => (process.exitCode = status))
  .parseAsync(process.argv)
  .catch((fault: unknown) => {
    process.exitCode = explain(fault);
  });

function explain(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : EXIT.usage;
  if (isTooLong(fault)) return say(TOO_LONG, EXIT.incomplete);
  const status = statusOfFault(fault);
  if (fault instanceof Error && status !== EXIT.bug) return say(fault.message, status);
  const trace = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return say(`this is a bug of dotaudit, please report it:\n${trace}`, EXIT.bug);
}

function say(message: string, status: number): number {
  process.stderr.write(`audit: ${printableLines(message)}\n`);
  return status;
}
