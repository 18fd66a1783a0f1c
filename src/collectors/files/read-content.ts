import type { Seen, Unavailable } from "../../model/observation.ts";
import { fileKey } from "./file-key.ts";
import { keepContent, keptFilesOf } from "./kept-files.ts";
import { readUnchanged } from "./read-unchanged.ts";
import type { OpenedFile } from "./read-unchanged.ts";
import { whyUnread } from "./why-unread.ts";

/** Bytes of one file. */
const LIMIT = 16 << 20;

/** Characters that the files of one batch may have together. */
export interface ContentBudget {
  left: number;
}

/** The text of a file, read once as long as the file stays the same. */
export async function readContent(file: OpenedFile, budget: ContentBudget): Promise<Seen<string>> {
  const { files, path, entry } = file;
  const reason = whyUnread(files, path, entry) ?? whyTooMuch(file, budget);
  if (reason !== null) return reason;
  const known = keptFilesOf(files).content.get(fileKey(entry));
  if (known !== undefined) return { status: "observed", value: known };
  const seen = await readUnchanged(file, () => files.readText(path, LIMIT));
  if (seen.status === "unavailable") return seen;
  const { key, value } = seen.value;
  budget.left -= value.length;
  if (isStored(value, file)) keepContent(keptFilesOf(files), key, value);
  return { status: "observed", value };
}

/** The kernel makes up files that change without a sign: their sizes are not those of their texts. */
function isStored(text: string, { entry }: OpenedFile): boolean {
  return entry.size > 0 && (text.length === entry.size || Buffer.byteLength(text) === entry.size);
}

function whyTooMuch({ path, entry }: OpenedFile, { left }: ContentBudget): Unavailable | null {
  if (entry.size > LIMIT) return tooLong(`${path} is longer than the ${LIMIT} bytes that are read of it.`);
  if (entry.size <= left) return null;
  return tooLong(`${path} was not read: the files that were read before it are as much as is kept.`);
}

function tooLong(detail: string): Unavailable {
  return { status: "unavailable", reason: "truncated-output", detail };
}
