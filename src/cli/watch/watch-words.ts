import type { WatchSetup } from "./watch-setup.ts";

/** What a configuration watches, in one line. */
export function watchWords({ watches, receivers }: WatchSetup): string {
  const targets = watches.reduce((sum, watch) => sum + watch.targets.length, 0);
  return [
    counted(watches.length, "watch", "watches"),
    counted(targets, "target", "targets"),
    counted(receivers.length, "receiver", "receivers"),
  ].join(", ");
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
