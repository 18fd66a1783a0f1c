import { closeSync, constants, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The name of the file beside `path` that is written first, so that nobody ever sees half of `path`. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}

/** What the new file may be read and written by at first, before the umask. */
export type FirstMode = 0o600 | 0o666;

/** Replaces a file by what `fill` writes to a descriptor, whole or not at all. Throws what the file system throws. */
export function replaceFile(path: string, mode: FirstMode, fill: (descriptor: number) => void): void {
  const temporary = temporaryBeside(path);
  const descriptor = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    fill(descriptor);
    renameSync(temporary, path);
  } catch (fault) {
    rmSync(temporary, { force: true });
    throw fault;
  } finally {
    closeSync(descriptor);
  }
}
