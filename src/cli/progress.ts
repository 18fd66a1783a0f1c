import type { WriteStream } from "node:tty";
import { printable } from "../support/printable.ts";

/** A line that can be taken away again. */
export interface Progress {
  /** Takes it away, so that something else can be written; it comes back. */
  readonly clear: () => void;
  readonly stop: () => void;
}

const PATIENCE_MS = 1000;
const SILENT: Progress = { clear: () => undefined, stop: () => undefined };
const MACHINE = () => "reading this machine's sockets and processes";
const USUAL_COLUMNS = 80;

/** After a second of work, says on a terminal what goes on, by default that the machine is read; elsewhere says nothing. */
export function showProgress(
  stream: WriteStream | (NodeJS.WriteStream & { isTTY?: boolean }),
  words: () => string = MACHINE,
): Progress {
  if (!stream.isTTY) return SILENT;
  const startedAt = performance.now();
  let isShown = false;
  const timer = setInterval(() => {
    isShown = true;
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const line = lineOf(words(), ` … ${seconds} s`, stream.columns || USUAL_COLUMNS);
    stream.write(`\r\u001b[2K${line}`);
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

/** A line that the terminal does not break: a broken one could not be taken away. */
function lineOf(words: string, time: string, columns: number): string {
  const room = Math.max(0, columns - 1 - time.length);
  return `audit: ${printable(words)}`.slice(0, room) + time;
}
