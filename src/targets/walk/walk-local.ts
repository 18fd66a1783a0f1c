import type { Seen } from "../../model/observation.ts";
import { readMountPoints } from "./read-mount-points.ts";
import { walkFrom } from "./walk-from.ts";
import type { WalkEnd, WalkOrder } from "./walk-order.ts";

/** Walks a tree of this machine. */
export function walkLocal<S>(order: WalkOrder<S>): Promise<Seen<WalkEnd>> {
  const mounts = readMountPoints("/proc/self/mountinfo");
  const surroundings = {
    mounts,
    isRefused: (_: string, mounted: string | null) => mounted === "autofs",
    inside: <E>(entry: E) => entry,
  };
  return walkFrom(order, surroundings, (path, use) => use(path));
}
