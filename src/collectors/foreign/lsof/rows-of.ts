import type { ReadingAids } from "../foreign-format.ts";
import type { ListedRow } from "../held-sockets/row-reading.ts";
import type { FileList } from "./listed-file.ts";
import { readFile } from "./read-file.ts";

/** The rows of a list that speak of TCP, UDP or UDP-Lite, and those that may. */
export function rowsOf({ files, lost }: FileList, aids: ReadingAids): readonly ListedRow[] {
  const read = files.flatMap((file): readonly ListedRow[] => {
    const reading = readFile(file, aids);
    return reading === null ? [] : [{ line: file.line, user: file.user, reading }];
  });
  const unread = lost.map(({ line, ...doubt }): ListedRow => ({
    line,
    user: null,
    reading: { kind: "unreadable", table: null, doubt },
  }));
  return [...read, ...unread];
}
