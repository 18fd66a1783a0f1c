import { chmodSync, closeSync, constants, fstatSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { openStore } from "../../store/open-store.ts";
import type { WatchStore } from "../../store/watch-store.ts";
import { InputError } from "../usage-error.ts";

/** Opens the state file, which nobody else may read, or makes it. Throws InputError with a sentence why it cannot. */
export function openState(path: string): WatchStore {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const descriptor = openSync(path, flags, 0o600);
    const { mode, uid } = fstatSync(descriptor);
    const isFile = fstatSync(descriptor).isFile();
    closeSync(descriptor);
    if (!isFile) throw new InputError(`${path}: is no file.`);
    if (uid !== process.geteuid?.()) throw new InputError(`${path}: belongs to another user.`);
    if ((mode & 0o077) !== 0) chmodSync(path, 0o600);
  } catch (fault) {
    if (fault instanceof InputError) throw fault;
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    throw new InputError(`${path}: the state file cannot be opened or made (${code}).`, { cause: fault });
  }
  const opened = openStore(path);
  if (opened.status === "refused") throw new InputError(`the state file ${opened.message}`);
  return opened.store;
}
