import { isUtf8 } from "node:buffer";
import type { Folder, TreeNode } from "./file-tree.ts";

/** The text of a name or path that is kept as bytes (Latin-1): UTF-8, or Latin-1 where it is not UTF-8. */
export function textOfBytes(bytes: string): string {
  if (isPlain(bytes)) return bytes;
  const buffer = Buffer.from(bytes, "latin1");
  return isUtf8(buffer) ? buffer.toString("utf8") : bytes;
}

/** The bytes of a text in UTF-8, as Latin-1. */
export function bytesOfText(text: string): string {
  return isPlain(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}

/** The same for a message. */
export function shownBytes(bytes: string): string {
  return JSON.stringify(textOfBytes(bytes));
}

/** What a folder has under a name; a name that is not UTF-8 is found by its text as well. */
export function childOf({ children }: Folder, bytes: string): TreeNode | undefined {
  const node = children.get(bytes);
  if (node !== undefined || isPlain(bytes)) return node;
  const text = textOfBytes(bytes);
  return textOfBytes(text) === text ? children.get(text) : undefined;
}

function isPlain(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
