import { realpathSync, statSync, writeFileSync } from "node:fs";
import { replaceFile } from "./replace-file.ts";
import { OutputError, UsageError } from "./usage-error.ts";

/** Refuses an output that would overwrite one of the files that the run reads. */
export function refuseOverwriting(inputs: readonly string[], path: string): void {
  refuseOverwritingAny(inputs, [path]);
}

/** The same for many outputs: every input is looked up once. */
export function refuseOverwritingAny(inputs: readonly string[], paths: readonly string[]): void {
  const read = new Map(inputs.filter((input) => input !== "-").map((input) => [realPath(input), input]));
  for (const path of paths) {
    const input = read.get(realPath(path));
    if (input !== undefined)
      throw new UsageError(`-o …=${path} would overwrite ${input}, which is read: choose another file.`);
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Writes a file so that nobody ever sees half of it; what is no regular file (a pipe, a device) is written to directly. */
export function writeOutputFile(path: string, text: string): void {
  try {
    const isSpecial = !(statSync(path, { throwIfNoEntry: false })?.isFile() ?? true);
    if (isSpecial) writeFileSync(path, text);
    else
      replaceFile(path, 0o666, (descriptor) => {
        writeFileSync(descriptor, text);
      });
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    throw new OutputError(`${path}: this file cannot be written (${code}).`, { cause: fault });
  }
}

/** Writes to standard output and waits until it is taken. A reader that went away (`| head`) is not an error. */
export async function writeStdout(text: string | Uint8Array): Promise<void> {
  const fault = await new Promise<Error | null>((resolve) => {
    process.stdout.once("error", resolve);
    process.stdout.write(text, (problem) => {
      // Of what went wrong the stream tells twice, and the second time somebody has to listen.
      if (problem == null) process.stdout.off("error", resolve);
      resolve(problem ?? null);
    });
  });
  if (fault === null) return;
  const code = "code" in fault ? String(fault.code) : fault.message;
  if (code !== "EPIPE")
    throw new OutputError(`Standard output cannot be written to (${code}).`, { cause: fault });
}
