import type { Change } from "../model/comparison.ts";
import type { SocketOwner } from "../model/process.ts";
import { binariesOf } from "./binaries-of.ts";
import type { SeenListener } from "./seen-listener.ts";

/** Start times are counted from the boot, whose own time the kernel corrects while it runs. */
const CLOCK_STEP_MS = 10_000;

/** The programs whose oldest process is another one: workers come and go, the server stays. */
export function compareStarts(
  before: readonly SeenListener[],
  after: readonly SeenListener[],
): readonly Change[] {
  const old = binariesOf(before);
  return [...binariesOf(after)].flatMap(([key, { binary, listeners, processes }]) => {
    const [was, is] = [oldestOf(old.get(key)?.processes ?? []), oldestOf(processes)];
    if (was === undefined || is === undefined || isSameProcess(was, is)) return [];
    return [
      {
        kind: "restarted" as const,
        binary,
        listeners: [...listeners],
        before: was.startedAt,
        after: is.startedAt,
      },
    ];
  });
}

function oldestOf(processes: readonly SocketOwner[]): SocketOwner | undefined {
  let oldest: SocketOwner | undefined;
  for (const process of processes) if (oldest === undefined || isOlder(process, oldest)) oldest = process;
  return oldest;
}

function isOlder(a: SocketOwner, b: SocketOwner): boolean {
  const [first, second] = [a.startedAt ?? Infinity, b.startedAt ?? Infinity];
  return first < second || (first === second && a.pid < b.pid);
}

function isSameProcess(a: SocketOwner, b: SocketOwner): boolean {
  if (a.pid !== b.pid) return false;
  return a.startedAt === null || b.startedAt === null || Math.abs(a.startedAt - b.startedAt) <= CLOCK_STEP_MS;
}
