import { beyond, malformed } from "../image-fault.ts";
import type { ByteRange } from "../held-file.ts";
import { LIMITS } from "../limits.ts";
import { tarEntries } from "../tar/tar-entries.ts";
import type { TarEntry } from "../tar/tar-entries.ts";
import { plainFolder } from "./file-tree.ts";
import type { Folder, TreeNode } from "./file-tree.ts";
import { shownBytes } from "./name-bytes.ts";
import { namesOfPath } from "./names-of-path.ts";
import { removeLower } from "./remove-lower.ts";

const HIDDEN = ".wh.";
const OPAQUE = ".wh..wh..opq";

/** Notes of AUFS to itself, which mean nothing to anybody else. */
const NOTE = ".wh..wh.";

/** All layers of an image, one upon the other, as the kernel's overlayfs shows them: where each file's bytes are. */
export class LayeredTree {
  readonly root: Folder = plainFolder(0, 1);
  #layer = 0;
  #nodes = 1;
  #entries = 0;

  /** Lays the files of an archive upon all others. Names of whiteouts (OCI image specification, layer.md) take away. */
  addLayer(archive: ByteRange): void {
    this.#layer += 1;
    for (const entry of tarEntries(archive)) {
      this.#count("entries");
      this.#add(entry, archive);
    }
  }

  #add(entry: TarEntry, archive: ByteRange): void {
    const names = namesOfPath(entry.path);
    const name = names.at(-1);
    if (name === undefined || (name !== OPAQUE && names.some((one) => one.startsWith(NOTE)))) return;
    const folder = this.#folderAt(names.slice(0, -1));
    if (name === OPAQUE) removeLower(folder, this.#layer);
    else if (name.startsWith(HIDDEN)) this.#hide(folder, name.slice(HIDDEN.length));
    else folder.children.set(name, this.#nodeOf(entry, archive, folder.children.get(name)));
  }

  /** Only what lower layers have is taken away, whatever comes first. A folder stays if this layer has something in it. */
  #hide(folder: Folder, name: string): void {
    const node = folder.children.get(name);
    if (node?.kind === "directory") removeLower(node, this.#layer);
    if (node !== undefined && node.layer < this.#layer && !isUsed(node)) folder.children.delete(name);
  }

  /**
   * Layers are unpacked apart, so a folder takes the place of a link of a lower layer, as overlayfs has it. Through a
   * link of its own layer an unpacker could write anywhere: refused.
   */
  #folderAt(names: readonly string[]): Folder {
    let folder = this.root;
    for (const name of names) {
      if (name.startsWith(HIDDEN))
        throw malformed(`A folder has the name of a whiteout: ${shownBytes(name)}.`);
      let child = folder.children.get(name);
      if (child !== undefined && child.kind !== "directory" && child.layer === this.#layer)
        throw malformed(`Layer ${this.#layer} writes through ${shownBytes(name)}, which is no folder.`);
      if (child?.kind !== "directory") {
        child = plainFolder(this.#layer, this.#count("nodes"));
        folder.children.set(name, child);
      }
      folder = child;
    }
    return folder;
  }

  #nodeOf(entry: TarEntry, { file, start }: ByteRange, before: TreeNode | undefined): TreeNode {
    if (entry.kind === "hard-link") return this.#linked(entry);
    const { mode, uid, gid, modifiedMs } = entry;
    const owned = { layer: this.#layer, inode: this.#count("nodes"), mode, uid, gid, modifiedMs };
    if (entry.kind === "link") return { ...owned, kind: "link", to: textOfLink(entry) };
    if (entry.kind === "other") return { ...owned, kind: "other" };
    if (entry.kind !== "directory")
      return { ...owned, kind: entry.kind, file, start: start + entry.start, size: entry.size };
    const kept = before?.kind === "directory" ? before : plainFolder(this.#layer, 0);
    return { ...owned, kind: "directory", children: kept.children, emptiedBy: kept.emptiedBy };
  }

  /** A hard link is another name of a file of this image; one to a folder or to nothing makes no sense. */
  #linked({ path, linkPath }: TarEntry): TreeNode {
    let node: TreeNode | undefined = this.root;
    for (const name of namesOfPath(linkPath))
      node = node?.kind === "directory" ? node.children.get(name) : undefined;
    if (node === undefined || node.kind === "directory")
      throw malformed(`${shownBytes(path)} is a hard link to a file that is not there.`);
    this.#count("nodes");
    return { ...node, layer: this.#layer };
  }

  #count(what: "nodes" | "entries"): number {
    const count = what === "nodes" ? (this.#nodes += 1) : (this.#entries += 1);
    if (count > LIMITS.entries) throw beyond(`The image has more than ${LIMITS.entries} files or entries`);
    return count;
  }
}

function isUsed(node: TreeNode): boolean {
  return node.kind === "directory" && node.children.size > 0;
}

function textOfLink({ path, linkPath }: TarEntry): string {
  if (linkPath.length > LIMITS.path) throw beyond(`A link of the archive has more than ${LIMITS.path} bytes`);
  if (linkPath === "" || linkPath.includes("\0"))
    throw malformed(`${shownBytes(path)} is a link that leads nowhere.`);
  return linkPath;
}
