import { setImmediate } from "node:timers/promises";
import type { FileEntry } from "../../../model/file-entry.ts";
import type { Seen } from "../../../model/observation.ts";
import { headText } from "../../walk/read-head.ts";
import type { WalkedEntry, WalkEnd, WalkOrder } from "../../walk/walk-order.ts";
import { bytesAt } from "../held-file.ts";
import { answerTo } from "../image-fault.ts";
import type { TreeNode } from "./file-tree.ts";
import { textOfBytes } from "./name-bytes.ts";

/** The base of a walk, and what is never entered in the root. */
export interface NodeBase {
  readonly node: TreeNode;
  readonly path: string;
  readonly closed: ReadonlySet<string>;
  readonly entryOf: (node: TreeNode) => FileEntry;
}

/** An entry that is still to be looked at, with what its folder got. */
interface Awaited<S> {
  readonly node: TreeNode;
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly state: S;
}

const SLICE_MS = 25;

/** Shows a node of an image and everything below it. */
export async function walkNodes<S>(order: WalkOrder<S>, base: NodeBase): Promise<Seen<WalkEnd>> {
  const name = base.path.slice(base.path.lastIndexOf("/") + 1);
  const waiting: Awaited<S>[] = [{ node: base.node, path: base.path, name, depth: 0, state: order.start }];
  let until = performance.now() + SLICE_MS;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const shown = shownEntry(next, base);
    const state = order.onEntry(shown, next.state);
    if (state !== null && shown.entering === "possible") awaitChildren(waiting, next, state);
    if (performance.now() < until) continue;
    if (Date.now() > order.deadline) return { status: "observed", value: "timed-out" };
    await setImmediate();
    until = performance.now() + SLICE_MS;
  }
  return { status: "observed", value: "complete" };
}

function awaitChildren<S>(waiting: Awaited<S>[], { node, path, depth }: Awaited<S>, state: S): void {
  if (node.kind !== "directory") return;
  for (const [bytes, child] of node.children) {
    const name = textOfBytes(bytes);
    waiting.push({ node: child, path: `${path === "/" ? "" : path}/${name}`, name, depth: depth + 1, state });
  }
}

function shownEntry<S>({ node, path, name, depth }: Awaited<S>, { closed, entryOf }: NodeBase): WalkedEntry {
  const entry = entryOf(node);
  return {
    path,
    name,
    depth,
    type: entry.type,
    mounted: null,
    entering: closed.has(path.slice(1)) ? "refused" : "possible",
    inode: () => entry,
    readStart: (limit) => startOf(node, path, limit),
  };
}

function startOf(node: TreeNode, path: string, limit: number): Seen<string> {
  if (node.kind !== "file")
    return { status: "unavailable", reason: "not-supported", detail: `${path} is no file that is read.` };
  try {
    return {
      status: "observed",
      value: headText(bytesAt(node, 0, Math.min(limit, node.size))),
    };
  } catch (error) {
    return answerTo(error, path);
  }
}
