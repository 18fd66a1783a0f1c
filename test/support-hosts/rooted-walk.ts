import type { FileAccess } from "../../src/targets/file-access.ts";
import type { WalkedEntry } from "../../src/targets/walk/walk-order.ts";

/** Walks below a folder as if the folder were the root of a machine. */
export function rootedWalk(files: FileAccess, root: string): FileAccess["walk"] {
  return (order) =>
    files.walk({
      ...order,
      base: root + order.base,
      onEntry: (entry, state) => order.onEntry(below(root, entry), state),
    });
}

function below(root: string, entry: WalkedEntry): WalkedEntry {
  return {
    path: entry.path.slice(root.length) || "/",
    name: entry.name,
    depth: entry.depth,
    type: entry.type,
    mounted: entry.mounted,
    entering: entry.entering,
    inode: () => entry.inode(),
    readStart: (limit) => entry.readStart(limit),
  };
}
