import type { Seen } from "../../model/observation.ts";
import type { RootFolder } from "../within-root/root-folder.ts";
import type { Inside } from "./visit.ts";
import { walkFrom } from "./walk-from.ts";
import type { LeadToBase } from "./walk-from.ts";
import type { WalkEnd, WalkOrder } from "./walk-order.ts";

/** The root folder to walk in, and the way to a base in it. */
interface WalkedRoot {
  readonly root: RootFolder;
  readonly linkAt: LeadToBase;
  readonly inside: Inside;
}

/** Walks a tree below a root folder, never out of it. A program of a user that answers for a file system could keep us waiting. */
export function walkInRoot<S>(
  order: WalkOrder<S>,
  { root, linkAt, inside }: WalkedRoot,
): Promise<Seen<WalkEnd>> {
  const isRefused = (path: string, mounted: string | null): boolean =>
    root.closed.has(path.slice(1)) || /^(?:fuse|autofs)/.test(mounted ?? "");
  return walkFrom(order, { mounts: root.mountPoints(), isRefused, inside }, linkAt);
}
