import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";

/** How much of a stream is kept, and how much may come at all. */
export interface OutputLimits {
  readonly keptBytes: number;
  readonly mostBytes: number;
}

/** What came out of a stream so far. */
export interface LimitedOutput {
  /** The beginning of it. */
  bytes(): Buffer;
  /** Settles when nothing more can come. */
  readonly ended: Promise<void>;
}

/** Gathers a stream; whatever comes beyond the limit is read and forgotten, and `onExcess` is called once. */
export function limitedOutput(stream: Readable, limits: OutputLimits, onExcess: () => void): LimitedOutput {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let chunks: Buffer[] = [];
  let kept = 0;
  let seen = 0;
  stream.on("data", (chunk: Buffer) => {
    const before = seen;
    seen += chunk.length;
    if (kept < limits.keptBytes) {
      chunks.push(chunk.subarray(0, limits.keptBytes - kept));
      kept = Math.min(kept + chunk.length, limits.keptBytes);
    }
    if (before <= limits.mostBytes && seen > limits.mostBytes) onExcess();
  });
  stream.on("error", () => undefined);
  stream.once("close", () => {
    resolve(undefined);
  });
  const bytes = (): Buffer => {
    const [first = Buffer.alloc(0), ...rest] = chunks;
    const whole = rest.length === 0 ? first : Buffer.concat(chunks);
    chunks = [whole];
    return whole;
  };
  return { bytes, ended: promise };
}
