import { fstatSync } from "node:fs";

/** Where lines of the log go. */
export interface LogStream {
  readonly isTTY?: boolean;
  readonly fd?: number;
  write(text: string): unknown;
}

/** What reads the lines: a person, the journal of systemd, or whatever else. */
export type LogReader = "terminal" | "journal" | "other";

/** Who reads the stream. systemd says in `JOURNAL_STREAM` which device and inode the journal is (systemd.exec(5)). */
export function readerOf({ isTTY, fd }: LogStream, journal = process.env.JOURNAL_STREAM): LogReader {
  if (isTTY === true) return "terminal";
  return journal !== undefined && fd !== undefined && placeOf(fd) === journal ? "journal" : "other";
}

function placeOf(fd: number): string | null {
  try {
    const { dev, ino } = fstatSync(fd, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
