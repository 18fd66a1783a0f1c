import { chmodSync, closeSync, constants, fstatSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { lockOf, openStore } from "../../store/open-store.ts";
import type { StoreUser } from "../../store/open-store.ts";
import type { WatchStore } from "../../store/watch-store.ts";
import { InputError } from "../usage-error.ts";

/** Opens the state file, which nobody else may read, or makes it. Throws InputError with a sentence why it cannot. */
export function openState(path: string, user: StoreUser = "watch"): WatchStore {
  try {
    if (user === "watch") mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    for (const file of user === "watch" ? [path, lockOf(path)] : [path]) ownFile(file, user);
  } catch (fault) {
    if (fault instanceof InputError) throw fault;
    throw new InputError(`${path}: the state file ${wordsOf(fault)}.`, { cause: fault });
  }
  const opened = openStore(path, user);
  if (opened.status === "refused") throw new InputError(`the state file ${opened.message}`);
  return opened.store;
}

const WORDS: Readonly<Record<string, string>> = {
  ELOOP: "is a symbolic link, which is not followed: name the file itself",
  EROFS: "cannot be opened or made: its file system is read-only",
  EACCES: "may not be opened or made by this user",
  ENOSPC: "cannot be made: the disk is full",
};

function wordsOf(fault: unknown): string {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
  return WORDS[code] ?? `cannot be opened or made (${code})`;
}

const FLAGS = constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Sees to it that a file is ours alone; a visitor makes none. */
function ownFile(path: string, user: StoreUser): void {
  const descriptor = openSync(path, user === "watch" ? FLAGS | constants.O_CREAT : FLAGS, 0o600);
  const { mode, uid } = fstatSync(descriptor);
  const isFile = fstatSync(descriptor).isFile();
  closeSync(descriptor);
  if (!isFile) throw new InputError(`${path}: is no file.`);
  if (uid !== process.geteuid?.()) throw new InputError(`${path}: belongs to another user.`);
  if ((mode & 0o077) !== 0) chmodSync(path, 0o600);
}
