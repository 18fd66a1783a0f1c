import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { FileEntry } from "../../../model/file-entry.ts";
import type { Seen, Unavailable } from "../../../model/observation.ts";
import type { Digests } from "../../../model/process.ts";
import type { FileAccess, FileIdentity } from "../../file-access.ts";
import type { WalkEnd, WalkOrder } from "../../walk/walk-order.ts";
import { bytesAt, chunksOf } from "../held-file.ts";
import { ImageFault, answerTo } from "../image-fault.ts";
import type { StoredFile, TreeNode } from "./file-tree.ts";
import { findNode } from "./find-node.ts";
import type { LastLink, Place } from "./find-node.ts";
import { textOfBytes } from "./name-bytes.ts";
import { walkNodes } from "./walk-nodes.ts";

/** The files of an image, and the name that it has for people. */
export interface NamedTree extends Place {
  readonly name: string;
}

const DEFAULT_LIMIT = 16 << 20;
const RECORD_LIMIT = 64 * 1024;

type Use<N extends TreeNode, T> = (node: N) => Seen<T>;

/** Reads the files of an image where their bytes lie. Nothing of the image is ever written anywhere. */
export function treeFiles(tree: NamedTree): FileAccess {
  const stored = <T>(path: string, use: Use<StoredFile, T>): Seen<T> =>
    at(tree, [path, "follow"], (node) => {
      if (node.kind === "file") return use(node);
      return notSupported(tree, path, node.kind === "sparse" ? SPARSE : "is not a regular file");
    });
  const whole = (path: string, limit: number): Seen<Buffer> =>
    stored(path, (node) => {
      if (node.size > limit) return tooLong(tree, path, limit);
      const bytes = bytesAt(node, 0, node.size);
      return bytes.length === node.size ? observed(bytes) : cutShort(tree, path);
    });
  const text = (path: string, limit: number): Seen<string> => {
    const bytes = whole(path, limit);
    return bytes.status === "unavailable" ? bytes : observed(textOf(bytes.value));
  };
  return {
    readText: (path, limit = DEFAULT_LIMIT) => text(path, limit),
    readBytes: (path, limit = DEFAULT_LIMIT) => whole(path, limit),
    readRecord: (path) => text(path, RECORD_LIMIT - 1),
    readChunks: (path, onChunk) => stored(path, (node) => observed(handOver(node, onChunk))),
    readLink: (path) =>
      at(tree, [path, "keep"], (node) =>
        node.kind === "link"
          ? observed(textOfBytes(node.to))
          : notSupported(tree, path, "is not a symbolic link"),
      ),
    list: (path) => namesAt(tree, path),
    stat: (path) => at(tree, [path, "follow"], (node) => observed(identityOf(node))),
    entry: (path, last) =>
      at(tree, [path, last === "followed" ? "follow" : "keep"], (node) => observed(entryOf(node))),
    walk: (order) => walkAt(tree, order),
    async digest(path, algorithms, deadline) {
      const found = stored(path, observed);
      if (found.status === "unavailable") return found;
      try {
        const digests = await digestsOf(found.value, algorithms, deadline);
        if (digests !== null) return observed(digests);
      } catch (error) {
        return answerTo(error, nameOf(tree, path));
      }
      const detail = `${nameOf(tree, path)} could not be read to its end in the time allowed.`;
      return { status: "unavailable", reason: "timed-out", detail };
    },
  };
}

const SPARSE = "is stored as a sparse file, which is not read";

function at<T>(tree: NamedTree, [path, last]: readonly [string, LastLink], use: Use<TreeNode, T>): Seen<T> {
  const found = findNode(tree, path, last);
  if (found.status === "refused") return notSupported(tree, path, found.words);
  if (found.status === "missing")
    return {
      status: "unavailable",
      reason: "missing-source",
      detail: `${nameOf(tree, path)} does not exist.`,
    };
  try {
    return use(found.node);
  } catch (error) {
    return answerTo(error, nameOf(tree, path));
  }
}

function handOver(node: StoredFile, onChunk: Parameters<FileAccess["readChunks"]>[1]): "ended" | "stopped" {
  for (let offset = 0; offset < node.size;) {
    const chunk = bytesAt(node, offset, RECORD_LIMIT);
    if (chunk.length === 0) throw new ImageFault("failed", "the image became shorter meanwhile.");
    if (onChunk(chunk) === "stop") return "stopped";
    offset += chunk.length;
  }
  return "ended";
}

async function digestsOf<A extends keyof Digests>(
  node: StoredFile,
  algorithms: readonly A[],
  deadline: number,
): Promise<Pick<Digests, A> | null> {
  const hashes = algorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
  for await (const chunk of chunksOf(node)) {
    for (const [, hash] of hashes) hash.update(chunk);
    if (Date.now() > deadline) return null;
  }
  return Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest("hex")])) as Pick<Digests, A>;
}

function namesAt(tree: NamedTree, path: string): Seen<readonly string[]> {
  return at(tree, [path, "follow"], (node) =>
    node.kind === "directory"
      ? observed([...node.children.keys()].map(textOfBytes))
      : notSupported(tree, path, "is not a folder"),
  );
}

async function walkAt<S>(tree: NamedTree, order: WalkOrder<S>): Promise<Seen<WalkEnd>> {
  const path = posix.resolve("/", order.base);
  const base = at(tree, [path, "keep"], observed);
  if (base.status === "unavailable") return base;
  return walkNodes(order, { node: base.value, path, closed: tree.closed, entryOf });
}

function identityOf(node: TreeNode): FileIdentity {
  const { inode, uid, modifiedMs, kind } = node;
  const isFile = kind === "file" || kind === "sparse" ? "file" : kind === "directory" ? kind : "other";
  const size = "size" in node ? node.size : 0;
  return { device: 0, inode, size, modifiedMs, changedMs: modifiedMs, uid, isFile };
}

function entryOf(node: TreeNode): FileEntry {
  const { inode, mode, uid, gid, modifiedMs, kind } = node;
  const type = kind === "sparse" ? "file" : kind;
  const size = "size" in node ? node.size : 0;
  const times = { modifiedMs, changedMs: modifiedMs };
  return { type, mode: mode & 0o7777, uid, gid, size, ...times, device: 0, inode };
}

function textOf(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");
}

function observed<T>(value: T): Seen<T> {
  return { status: "observed", value };
}

function notSupported(tree: NamedTree, path: string, words: string): Unavailable {
  return { status: "unavailable", reason: "not-supported", detail: `${nameOf(tree, path)} ${words}.` };
}

function tooLong(tree: NamedTree, path: string, limit: number): Unavailable {
  const detail = `${nameOf(tree, path)} is longer than the ${limit} bytes that are read of it.`;
  return { status: "unavailable", reason: "truncated-output", detail };
}

function cutShort(tree: NamedTree, path: string): Unavailable {
  const detail = `${nameOf(tree, path)} could not be read: the image became shorter meanwhile.`;
  return { status: "unavailable", reason: "failed", detail };
}

function nameOf({ name }: NamedTree, path: string): string {
  return `${path} of ${name}`;
}
