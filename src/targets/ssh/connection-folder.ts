import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Seen } from "../../model/observation.ts";
import { codeOf } from "../local/unavailable-from.ts";
import type { ConnectionFiles } from "./ssh-arguments.ts";

/** A folder that only this user can enter, with the files of one connection. */
export interface ConnectionFolder extends ConnectionFiles {
  /** What was written to the log from a place on, at most 64 KiB of it, and where it ends. */
  readLog(from: number): LogPart;
  /** How long the log is: a host can have the client complain without an end. */
  logBytes(): number;
  remove(): void;
}

/** A part of a log. */
interface LogPart {
  readonly text: string;
  /** Bytes from the beginning of the log. */
  readonly end: number;
}

const MOST_LOG = 64 << 10;
/** The path of a socket has 104 bytes at the most on some systems, and ssh adds some for itself. */
const LONGEST_FOLDER = 48;

/** Makes the folder, below the folder for temporary files. */
export function connectionFolder(): Seen<ConnectionFolder> {
  const base = tmpdir().length > LONGEST_FOLDER ? "/tmp" : tmpdir();
  try {
    const folder = mkdtempSync(join(base, "dotaudit-ssh-"));
    const log = join(folder, "log");
    const remove = (): void => {
      rmSync(folder, { recursive: true, force: true });
    };
    return {
      status: "observed",
      value: {
        socket: join(folder, "s"),
        log,
        readLog: (from) => readPart(log, from),
        logBytes: () => statSync(log, { throwIfNoEntry: false })?.size ?? 0,
        remove,
      },
    };
  } catch (error) {
    const detail = `No private folder can be made in ${base} (${codeOf(error)}); set TMPDIR.`;
    return { status: "unavailable", reason: "failed", detail };
  }
}

/** A log that is not there has nothing to say. */
function readPart(path: string, from: number): LogPart {
  try {
    const descriptor = openSync(path, "r");
    try {
      const { size } = fstatSync(descriptor);
      const bytes = Buffer.alloc(Math.min(Math.max(size - from, 0), MOST_LOG));
      const read = readSync(descriptor, bytes, 0, bytes.length, from);
      return { text: bytes.toString("utf8", 0, read), end: size };
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return { text: "", end: from };
  }
}
