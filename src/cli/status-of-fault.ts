import { EXIT } from "./exit-codes.ts";
import { InputError, OutputError, TextError, UsageError } from "./usage-error.ts";

/** The exit status of what a command threw; `EXIT.bug` for what nobody expected. */
export function statusOfFault(fault: unknown): number {
  if (fault instanceof UsageError) return EXIT.usage;
  if (fault instanceof InputError) return EXIT.noInput;
  if (fault instanceof TextError) return EXIT.badText;
  return fault instanceof OutputError ? EXIT.incomplete : EXIT.bug;
}
