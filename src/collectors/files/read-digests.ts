import type { Seen } from "../../model/observation.ts";
import type { Digests } from "../../model/process.ts";
import { keepDigests, keptFilesOf } from "./kept-files.ts";
import { fileKey } from "./file-key.ts";
import { readUnchanged } from "./read-unchanged.ts";
import type { OpenedFile } from "./read-unchanged.ts";
import { whyUnread } from "./why-unread.ts";

/** The wanted digests of a file, all in one reading; `deadline` is in epoch milliseconds. */
export async function readDigests(
  file: OpenedFile,
  algorithms: readonly (keyof Digests)[],
  deadline: number,
): Promise<Seen<Partial<Digests>>> {
  const { files, path, entry } = file;
  const reason = whyUnread(files, path, entry);
  if (reason !== null) return reason;
  const kept = keptFilesOf(files);
  const wanted = algorithms.join(" ");
  const known = kept.digests.get(`${fileKey(entry)} ${wanted}`);
  if (known !== undefined) return { status: "observed", value: known };
  const seen = await readUnchanged(file, () => files.digest(path, algorithms, deadline));
  if (seen.status === "unavailable") return seen;
  const { key, value } = seen.value;
  if (entry.size > 0) keepDigests(kept, `${key} ${wanted}`, value);
  return { status: "observed", value };
}
