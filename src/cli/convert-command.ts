import { hasErrors } from "../app/load-policy.ts";
import { EXIT } from "./exit-codes.ts";
import { loadPolicies, printDiagnostics, readingOf } from "./load-policies.ts";
import { UsageError } from "./usage-error.ts";
import { refuseOverwriting, writeOutputFile, writeStdout } from "./write-output.ts";

/** Options of `audit convert`. */
export interface ConvertOptions {
  /** A file; standard output where it is left out or `-`. */
  readonly output?: string;
  readonly faithful?: boolean;
  readonly samhain?: "4.1" | "4.2";
}

/** `audit convert FILE`: writes a configuration of another program as a policy that gives the same verdicts. */
export async function convertCommand(name: string, options: ConvertOptions): Promise<number> {
  const asked = { ...options, dialect: "dotaudit", set: [], values: [] } as const;
  const { policies } = loadPolicies([name], asked);
  printDiagnostics(policies, "without-notes");
  const [loaded] = policies;
  if (loaded === undefined || hasErrors(loaded)) return EXIT.badText;
  const output = options.output === undefined || options.output === "-" ? null : options.output;
  const { portspec } = loaded;
  if (portspec !== undefined) {
    const { convertPortspec } = await import("./portspec/convert-portspec.ts");
    await convertPortspec({ ...loaded, portspec }, { output, reading: readingOf(asked) });
    return 0;
  }
  if (loaded.converted !== undefined) {
    await writeConverted(loaded.file, loaded.converted, output);
    return 0;
  }
  throw new UsageError(`${loaded.file} is a policy already: there is nothing to convert.`);
}

async function writeConverted(file: string, text: string, output: string | null): Promise<void> {
  if (output === null) {
    await writeStdout(text);
    return;
  }
  refuseOverwriting([file], output);
  writeOutputFile(output, text);
}
