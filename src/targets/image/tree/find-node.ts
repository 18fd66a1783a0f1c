import type { Folder, TreeNode } from "./file-tree.ts";
import { bytesOfText, childOf } from "./name-bytes.ts";

/** As many as the kernel follows. */
const MOST_LINKS = 40;
const MOST_STEPS = 2000;

/** Where to look, and what is never entered in the root. */
export interface Place {
  readonly root: Folder;
  readonly closed: ReadonlySet<string>;
}

/** What a path leads to, or the words for why it leads nowhere. */
export type FoundNode =
  | { readonly status: "found"; readonly node: TreeNode }
  | { readonly status: "missing" }
  | { readonly status: "refused"; readonly words: string };

/** Links at the end of a path are followed or not; those on the way always are. */
export type LastLink = "follow" | "keep";

/** Follows a path as a process in the image would: a link starts from its folder or from the root, and never leaves it. */
export function findNode(place: Place, path: string, last: LastLink): FoundNode {
  const walk = new Walk(place, path);
  for (let steps = 0; steps <= MOST_STEPS && walk.links <= MOST_LINKS; steps += 1) {
    const found = walk.step(last);
    if (found !== null) return found;
  }
  return { status: "refused", words: "leads through too many links or folders" };
}

/** Where a walk stands: the folders from the root down, and the names still to take, the next one last. */
class Walk {
  readonly #place: Place;
  readonly #folders: Folder[] = [];
  readonly #names: string[];
  links = 0;

  constructor(place: Place, path: string) {
    this.#place = place;
    this.#names = namesIn(bytesOfText(path));
  }

  /** Takes the next name; `null` where there is more to take. */
  step(last: LastLink): FoundNode | null {
    const name = this.#names.pop();
    const folder = this.#folders.at(-1) ?? this.#place.root;
    if (name === undefined) return { status: "found", node: folder };
    if (name === "..") {
      this.#folders.pop();
      return null;
    }
    if (this.#folders.length === 0 && this.#place.closed.has(name))
      return { status: "refused", words: "belongs to a running system, and this one is at rest" };
    const node = childOf(folder, name);
    return node === undefined ? { status: "missing" } : this.#enter(node, last);
  }

  #enter(node: TreeNode, last: LastLink): FoundNode | null {
    const isLast = this.#names.length === 0;
    if (node.kind === "directory") {
      this.#folders.push(node);
      return null;
    }
    if (node.kind !== "link" || (isLast && last === "keep"))
      return isLast ? { status: "found", node } : { status: "missing" };
    this.links += 1;
    if (node.to.startsWith("/")) this.#folders.length = 0;
    this.#names.push(...namesIn(node.to));
    return null;
  }
}

function namesIn(path: string): string[] {
  return path
    .split("/")
    .filter((name) => name !== "" && name !== ".")
    .reverse();
}
