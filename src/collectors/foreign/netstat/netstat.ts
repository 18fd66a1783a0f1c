import type { Unavailable } from "../../../model/observation.ts";
import { printable } from "../../../support/printable.ts";
import type { ForeignFormat, ForeignReading, ReadingAids, Recognition } from "../foreign-format.ts";
import { noTables } from "../shown-sockets/shown-tables.ts";
import { dialectOf } from "./dialect-of.ts";
import type { Dialect } from "./dialect-of.ts";
import { solarisText } from "./solaris-text.ts";
import { unixText } from "./unix-text.ts";
import { windowsText } from "./windows-text.ts";

type Reader = (text: string, aids: ReadingAids) => ForeignReading;

const READERS: Readonly<Record<Dialect, Reader>> = {
  unix: unixText,
  solaris: solarisText,
  windows: windowsText,
};

const TITLE = /^\s*(?:Active Internet connection|(?:TCP|UDP): IPv[46]\s*$|Proto\s+Recv-Q\s+Send-Q)/;
const COMPLAINT = /^(?:netstat: |.{0,60}\bnetstat: (?:command )?not found|BusyBox v|usage: netstat).*/im;

/** netstat of every system that has one. */
export const netstat: ForeignFormat = {
  id: "netstat",
  summary: "netstat of Linux, BusyBox, AIX, the BSDs, macOS, Solaris, illumos, HP-UX and Windows",
  cannotShow: [
    "all owners: one of each socket at most, and none on most systems",
    "executables: the name is argv[0] on Linux",
    "whether a listener on :: also serves IPv4, but for tcp46 and AIX",
    "whole addresses, where the column is narrow or -n was left out",
    "tables of which no row is shown",
  ],
  showsAll: "netstat -an",
  recognise,
  parse,
};

function recognise(start: string): Recognition {
  const lines = start.split(/\r?\n/);
  if (lines.some((line) => TITLE.test(line))) return "certain";
  return firstDialect(lines) !== null ? "likely" : "no";
}

function parse(raw: string, aids: ReadingAids): ForeignReading {
  const text = raw.replace(/^\uFEFF/, "");
  const complaint = COMPLAINT.exec(text)?.[0];
  if (complaint !== undefined) return unread(complaintOf(complaint));
  const dialect = firstDialect(text.split("\n"));
  if (dialect !== null) return READERS[dialect](text, aids);
  const detail = "The text has no row of netstat; was the output kept?";
  return unread({ status: "unavailable", reason: "malformed-output", detail });
}

function firstDialect(lines: readonly string[]): Dialect | null {
  for (const line of lines) {
    const dialect = line.trim() === "" ? null : dialectOf(line.trimEnd());
    if (dialect !== null) return dialect;
  }
  return null;
}

function complaintOf(line: string): Unavailable {
  const detail = `netstat did not list sockets: ${printable(line.slice(0, 120))}`;
  return { status: "unavailable", reason: "failed", detail };
}

function unread(unavailable: Unavailable): ForeignReading {
  return { variant: "netstat", tables: noTables(unavailable), remarks: [] };
}
