import type { Socket } from "node:net";

/** How long a server is listened to. */
export interface Patience {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Waits until `watch` is done with a socket, the time is over, or somebody ends the scan; then the socket is gone. */
export async function withinTime<T>(
  socket: Socket,
  { timeoutMs, signal }: Patience,
  watch: (done: (value?: T) => void) => void,
): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<T | undefined>();
  const giveUp = (): void => {
    resolve(undefined);
  };
  const timer = setTimeout(giveUp, timeoutMs);
  signal?.addEventListener("abort", giveUp);
  watch(resolve);
  return promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
    socket.on("error", () => undefined);
    socket.destroy();
  });
}
