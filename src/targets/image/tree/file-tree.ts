import type { HeldFile } from "../held-file.ts";

/** What every file of an image has, whoever unpacks it. */
interface Owned {
  /** Number of the layer that it is from. */
  readonly layer: number;
  /** The same for all hard links to a file. */
  readonly inode: number;
  /** Permissions with set-user-id and the like, as they stand in the archive: facts, never given to anything. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedMs: number;
}

/** A folder; what a layer says of it takes the place of what lower ones said. */
export interface Folder extends Owned {
  readonly kind: "directory";
  /** By name, as bytes (Latin-1), so that no two names become one. */
  readonly children: Map<string, TreeNode>;
  /** The layer that took away what lower layers had in it; -1 for none. */
  emptiedBy: number;
}

/** A file, where its bytes are. `sparse` files are stored in a form that is not read. */
export interface StoredFile extends Owned {
  readonly kind: "file" | "sparse";
  readonly file: HeldFile;
  readonly start: number;
  readonly size: number;
}

/** A symbolic link and its text (bytes as well), or a device, pipe or socket, of which there is nothing more to know. */
export type TreeNode =
  | Folder
  | StoredFile
  | (Owned & { readonly kind: "link"; readonly to: string })
  | (Owned & { readonly kind: "other" });

/** A folder of which no layer says more than that something is in it. */
export function plainFolder(layer: number, inode: number): Folder {
  const owned = { layer, inode, mode: 0o755, uid: 0, gid: 0, modifiedMs: 0 };
  return { kind: "directory", ...owned, children: new Map(), emptiedBy: -1 };
}
