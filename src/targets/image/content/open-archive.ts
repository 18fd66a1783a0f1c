import { closeSync, fstatSync, openSync } from "node:fs";
import { resolve } from "node:path";
import type { Seen } from "../../../model/observation.ts";
import { OPEN_FLAGS } from "../../local/regular-file.ts";
import { filesAt, waysInRoot } from "../../within-root/files-at.ts";
import { openRoot } from "../../within-root/root-folder.ts";
import { HeldFile } from "../held-file.ts";
import type { ByteRange } from "../held-file.ts";
import { ImageFault } from "../image-fault.ts";
import type { SpareFile } from "../spare-file.ts";
import { findNode } from "../tree/find-node.ts";
import { LayeredTree } from "../tree/layered-tree.ts";
import { treeFiles } from "../tree/tree-files.ts";
import { packingOf, unpack } from "../unpack/unpack.ts";
import type { Archive } from "./archive.ts";

/** Opens the file or the folder that an image is in. A packed archive is unpacked into the spare file. */
export async function openArchive(path: string, spare: () => SpareFile): Promise<Archive> {
  const descriptor = openSync(path, OPEN_FLAGS);
  const stats = fstatSync(descriptor);
  const file = new HeldFile(descriptor);
  if (stats.isFile()) return await archiveIn({ file, start: 0, size: stats.size }, path, spare);
  file.close();
  if (stats.isDirectory()) return folderArchive(path);
  throw new ImageFault("not-supported", "This is neither a file nor a folder.");
}

async function archiveIn(range: ByteRange, name: string, spare: () => SpareFile): Promise<Archive> {
  try {
    const isPacked = packingOf(range) !== "none";
    const archive = isPacked ? await unpack(range, spare(), () => undefined) : range;
    const tree = new LayeredTree();
    tree.addLayer(archive);
    const place = { root: tree.root, closed: new Set<string>(), name };
    return {
      files: treeFiles(place),
      rangeOf(path) {
        const found = findNode(place, path, "follow");
        if (found.status === "found" && found.node.kind === "file")
          return { status: "observed", value: found.node };
        return { status: "unavailable", reason: "missing-source", detail: `There is no ${path} in ${name}.` };
      },
      close: () => {
        range.file.close();
      },
    };
  } catch (error) {
    range.file.close();
    throw error;
  }
}

function folderArchive(path: string): Archive {
  const root = openRoot({
    path: resolve(path),
    name: path,
    mounts: "/proc/self/mountinfo",
    mountedBelow: resolve(path),
    closed: new Set(),
  });
  if (root.status === "unavailable") throw new ImageFault(root.reason, root.detail);
  const ways = waysInRoot(root);
  const open: HeldFile[] = [];
  return {
    files: filesAt(ways),
    rangeOf: (name) =>
      ways.at(name, (place) => {
        const range = rangeAt(place);
        if (range.status === "observed") open.push(range.value.file);
        return range;
      }),
    close: () => {
      root.value.release();
      for (const file of open) file.close();
    },
  };
}

function rangeAt(place: string): Seen<ByteRange> {
  const descriptor = openSync(place, OPEN_FLAGS);
  const stats = fstatSync(descriptor);
  if (stats.isFile())
    return { status: "observed", value: { file: new HeldFile(descriptor), start: 0, size: stats.size } };
  closeSync(descriptor);
  return { status: "unavailable", reason: "not-supported", detail: `${place} is not a regular file.` };
}
