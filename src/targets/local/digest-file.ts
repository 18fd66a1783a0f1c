import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Seen, Unavailable } from "../../model/observation.ts";
import type { Digests } from "../../model/process.ts";
import { OPEN_FLAGS, notRegular } from "./regular-file.ts";
import { unavailableFrom } from "./unavailable-from.ts";

const BUFFER_BYTES = 512 * 1024;

type Algorithm = keyof Digests;
type Answer<A extends Algorithm> = Seen<Pick<Digests, A>>;

/** Digests that were already taken, by identity of the file and algorithms. */
export type DigestCache = Map<string, Seen<Partial<Digests>>>;

/** What to digest, until when (epoch milliseconds), and where answers are kept. */
export interface DigestOrder<A extends Algorithm> {
  readonly path: string;
  readonly algorithms: readonly A[];
  readonly deadline: number;
  readonly cache: DigestCache;
}

/** Digests of a regular file, each file once as long as it does not change. */
export async function digestFile<A extends Algorithm>(order: DigestOrder<A>): Promise<Answer<A>> {
  const { promise: late, resolve } = Promise.withResolvers<Answer<A>>();
  const timer = setTimeout(() => {
    resolve(timedOut(order.path));
  }, order.deadline - Date.now());
  try {
    // The race is for an `open` or `read` that never returns (a dead network file system).
    return await Promise.race([openAndDigest(order), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function openAndDigest<A extends Algorithm>(order: DigestOrder<A>): Promise<Answer<A>> {
  try {
    await using handle = await open(order.path, OPEN_FLAGS);
    const identity = await identityOf(handle);
    if (identity === null) return notRegular(order.path);
    const key = `${identity} ${order.algorithms.join(" ")}`;
    const known = order.cache.get(key);
    if (known !== undefined) return known as Answer<A>;
    const answer = await digestHandle(handle, order);
    if (answer.status === "observed" && (await identityOf(handle)) !== identity) return changed(order.path);
    if (answer.status === "observed") order.cache.set(key, answer);
    return answer;
  } catch (error) {
    return unavailableFrom(error, order.path);
  }
}

async function identityOf(handle: FileHandle): Promise<string | null> {
  const stats = await handle.stat({ bigint: true });
  if (!stats.isFile()) return null;
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(" ");
}

/** Fills one buffer while the other is hashed. */
async function digestHandle<A extends Algorithm>(
  handle: FileHandle,
  order: DigestOrder<A>,
): Promise<Answer<A>> {
  const hashes = order.algorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
  let [filling, hashing] = [Buffer.allocUnsafeSlow(BUFFER_BYTES), Buffer.allocUnsafeSlow(BUFFER_BYTES)];
  let pending = handle.read(filling, 0, BUFFER_BYTES, null);
  for (;;) {
    const { bytesRead } = await pending;
    if (bytesRead === 0) return { status: "observed", value: finish(hashes) };
    [filling, hashing] = [hashing, filling];
    pending = handle.read(filling, 0, BUFFER_BYTES, null);
    for (const [, hash] of hashes) hash.update(hashing.subarray(0, bytesRead));
    if (Date.now() > order.deadline) {
      await pending;
      return timedOut(order.path);
    }
  }
}

function finish<A extends Algorithm>(hashes: readonly (readonly [A, Hash])[]): Pick<Digests, A> {
  return Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest("hex")])) as Pick<Digests, A>;
}

function timedOut(path: string): Unavailable {
  const detail = `${path} could not be read to its end in the time allowed.`;
  return { status: "unavailable", reason: "timed-out", detail };
}

function changed(path: string): Unavailable {
  return { status: "unavailable", reason: "failed", detail: `${path} changed while it was read.` };
}
