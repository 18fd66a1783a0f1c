import type { WriteStream } from "node:tty";

/** A line that can be taken away again. */
export interface Progress {
  stop(): void;
}

const PATIENCE_MS = 1000;
const SILENT: Progress = { stop: () => undefined };

/** After a second of work, says on a terminal that the machine is being read; elsewhere says nothing. */
export function showProgress(stream: WriteStream | (NodeJS.WriteStream & { isTTY?: boolean })): Progress {
  if (!stream.isTTY) return SILENT;
  const startedAt = performance.now();
  let isShown = false;
  const timer = setInterval(() => {
    isShown = true;
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    stream.write(`\r\u001b[2Kaudit: reading this machine's sockets and processes … ${seconds} s`);
  }, PATIENCE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      if (isShown) stream.write("\r\u001b[2K");
    },
  };
}
