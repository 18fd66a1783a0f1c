import { Socket } from "node:net";
import { withinTime } from "./within-time.ts";
import type { Patience } from "./within-time.ts";

const MOST_BYTES = 1024;
/** Servers that speak first do so at once; many of those that do not would wait for minutes. */
const LONGEST_WAIT_MS = 3000;
/** A greeting may come in several pieces. */
const QUIET_MS = 150;

/** The first bytes that a server says by itself, as Latin-1, at most 1 KiB; nothing where it says nothing. */
export async function readBanner(
  endpoint: { readonly host: string; readonly port: number },
  patience: Patience,
): Promise<string> {
  const socket = new Socket();
  const timeoutMs = Math.min(patience.timeoutMs, LONGEST_WAIT_MS);
  let heard = Buffer.alloc(0);
  await withinTime<never>(socket, { ...patience, timeoutMs }, (done) => {
    let quiet: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(quiet);
      done();
    };
    socket.on("data", (chunk) => {
      heard = Buffer.concat([heard, chunk.subarray(0, MOST_BYTES - heard.length)]);
      clearTimeout(quiet);
      if (heard.length === MOST_BYTES) end();
      else quiet = setTimeout(end, QUIET_MS);
    });
    socket.on("error", end);
    socket.on("end", end);
    socket.connect(endpoint);
  });
  return heard.toString("latin1");
}
