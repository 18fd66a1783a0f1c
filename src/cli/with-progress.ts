import { EXIT } from "./exit-codes.ts";
import { showProgress } from "./progress.ts";

/**
 * Runs the work that reads the machine: with a progress line on a terminal, and with an answer to Ctrl-C. Before and
 * after it Ctrl-C has its default effect, because a handler would wait for a blocked read of standard input.
 */
export async function withProgress<T>(work: () => Promise<T>): Promise<T> {
  const progress = showProgress(process.stderr);
  const interrupt = () => {
    progress.stop();
    process.stderr.write("audit: interrupted; no report was written.\n");
    process.exit(EXIT.interrupted);
  };
  process.once("SIGINT", interrupt);
  try {
    return await work();
  } finally {
    process.off("SIGINT", interrupt);
    progress.stop();
  }
}
