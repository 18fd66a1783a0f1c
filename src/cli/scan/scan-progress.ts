import type { WriteStream } from "node:tty";

/** A line that tells how far a scan is. */
export interface ScanProgress {
  /** Takes the line away, so that something else can be written to the terminal. */
  readonly clear: () => void;
  readonly stop: () => void;
}

const PATIENCE_MS = 1000;
const SILENT: ScanProgress = { clear: () => undefined, stop: () => undefined };

/** After a second of work, says on a terminal how many addresses are done; elsewhere says nothing. */
export function scanProgress(
  stream: WriteStream | (NodeJS.WriteStream & { isTTY?: boolean }),
  done: () => string,
): ScanProgress {
  if (!stream.isTTY) return SILENT;
  const startedAt = performance.now();
  let isShown = false;
  const timer = setInterval(() => {
    isShown = true;
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    stream.write(`\r\u001b[2Kaudit: ${done()} … ${seconds} s`);
  }, PATIENCE_MS).unref();
  const clear = () => {
    if (isShown) stream.write("\r\u001b[2K");
    isShown = false;
  };
  return {
    clear,
    stop: () => {
      clearInterval(timer);
      clear();
    },
  };
}
