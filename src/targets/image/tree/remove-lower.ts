import type { Folder } from "./file-tree.ts";

/**
 * Takes away what layers below `layer` have in a folder. Goes into each folder once for a layer, however often it is
 * asked; as deep as paths may be.
 */
export function removeLower(folder: Folder, layer: number): void {
  if (folder.emptiedBy === layer) return;
  folder.emptiedBy = layer;
  for (const [name, node] of folder.children) {
    if (node.kind === "directory") removeLower(node, layer);
    const isLower = node.layer < layer;
    if (isLower && (node.kind !== "directory" || node.children.size === 0)) folder.children.delete(name);
  }
}
