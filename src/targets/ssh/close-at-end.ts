import process from "node:process";

const closers = new Set<() => void>();

/** Has something closed if this program exits before; gives the way to take that back. `close` must not wait. */
export function closeAtEnd(close: () => void): () => void {
  if (closers.size === 0) process.once("exit", closeAll);
  closers.add(close);
  return () => {
    if (closers.delete(close) && closers.size === 0) process.off("exit", closeAll);
  };
}

function closeAll(): void {
  for (const close of closers) close();
}
