import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { temporaryBeside } from "../replace-file.ts";
import { OutputError } from "../usage-error.ts";
import { writeStdout } from "../write-output.ts";

/** Where one format of a scan is written to, piece by piece. */
export interface ScanSink {
  write(text: string): void;
  /** The text is whole. */
  finish(): Promise<void>;
  /** Nothing is to be left of it. Safe to call at any time. */
  abandon(): void;
}

/** What others have to do about standard output. */
export interface StdoutWatch {
  /** Its reader went away. */
  onGone(): void;
  /** Something is about to be written to it, perhaps to the terminal that a line of progress stands on. */
  beforeWrite(): void;
}

/** Standard output. */
export function stdoutSink(watch: StdoutWatch): ScanSink {
  process.stdout.once("error", () => {
    watch.onGone();
  });
  return {
    write: (text) => {
      watch.beforeWrite();
      process.stdout.write(text);
    },
    finish: () => writeStdout(""),
    abandon: () => undefined,
  };
}

/** A file that takes its place when it is whole; what is no regular file (a pipe, a device) is written to directly. */
export function fileSink(path: string): ScanSink {
  const isSpecial = !(statSync(path, { throwIfNoEntry: false })?.isFile() ?? true);
  const written = isSpecial ? path : temporaryBeside(path);
  const descriptor = guarded(path, () => openSync(written, isSpecial ? "w" : "wx"));
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    write(text) {
      guarded(path, () => {
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
      });
    },
    finish() {
      guarded(path, close);
      if (!isSpecial)
        guarded(path, () => {
          renameSync(written, path);
        });
      return Promise.resolve();
    },
    abandon() {
      if (!isOpen) return;
      close();
      if (!isSpecial) rmSync(written, { force: true });
    },
  };
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    throw new OutputError(`${path}: the scan cannot be written (${code}).`, { cause: fault });
  }
}
