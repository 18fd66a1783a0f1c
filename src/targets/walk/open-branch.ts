import { openFolder, closeFolder, folderKey } from "./open-folder.ts";
import type { OpenFolder } from "./open-folder.ts";

/** Folders on the way down that stay open; those above are closed, and found again on the way up. */
const MOST_OPEN = 100;

interface Held {
  readonly path: string;
  /** `null` while it is closed. */
  folder: OpenFolder | null;
  /** What tells it from others, known once it was closed. */
  key: string;
}

/** The open folders from the base of a walk down to where it stands. */
export class OpenBranch {
  readonly #held: Held[] = [];

  get deepest(): OpenFolder | null {
    return this.#held.at(-1)?.folder ?? null;
  }

  push(folder: OpenFolder, path: string): void {
    this.#held.push({ path, folder, key: "" });
    const old = this.#held.at(-1 - MOST_OPEN);
    if (old?.folder == null) return;
    old.key = folderKey(old.folder);
    closeFolder(old.folder);
    old.folder = null;
  }

  /** Goes up by one. `lost`: the folder above is not the one that we came from any more. */
  pop(): "back" | "lost" {
    const left = this.#held.pop();
    const above = this.#held.at(-1);
    if (above?.folder === null && left?.folder != null) above.folder = reopened(left.folder, above);
    if (left?.folder != null) closeFolder(left.folder);
    return above?.folder === null ? "lost" : "back";
  }

  close(): void {
    for (const { folder } of this.#held.splice(0)) if (folder !== null) closeFolder(folder);
  }
}

function reopened(below: OpenFolder, { path, key }: Held): OpenFolder | null {
  try {
    const folder = openFolder(`${below.place}/..`, path);
    if (folderKey(folder) === key) return folder;
    closeFolder(folder);
  } catch {
    // It may not be read any more, or is gone: the same to us.
  }
  return null;
}
