import { CommanderError } from "commander";
import { printableLines } from "../support/printable.ts";
import { buildProgram } from "./program.ts";
import { EXIT } from "./exit-codes.ts";
import { InputError, OutputError, TextError, UsageError } from "./usage-error.ts";

process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

void buildProgram((status) => (process.exitCode = status))
  .parseAsync(process.argv)
  .catch((fault: unknown) => {
    process.exitCode = explain(fault);
  });

function explain(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : EXIT.usage;
  if (fault instanceof UsageError) return say(fault.message, EXIT.usage);
  if (fault instanceof InputError) return say(fault.message, EXIT.noInput);
  if (fault instanceof TextError) return say(fault.message, EXIT.badText);
  if (fault instanceof OutputError) return say(fault.message, EXIT.incomplete);
  const trace = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return say(`this is a bug of dotaudit, please report it:\n${trace}`, EXIT.bug);
}

function say(message: string, status: number): number {
  process.stderr.write(`audit: ${printableLines(message)}\n`);
  return status;
}
