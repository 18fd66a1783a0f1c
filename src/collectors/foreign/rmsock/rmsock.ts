import type { ForeignFormat, ForeignReading } from "../foreign-format.ts";
import { isAnswer, parseRmsock } from "./parse-rmsock.ts";

/** The answers of rmsock, which name the owners of sockets that netstat lists beside them. */
export const rmsock: ForeignFormat = {
  id: "rmsock",
  summary: "rmsock of AIX, one answer or many: who holds the sockets of `netstat -Aan` beside it.",
  cannotShow: [
    "sockets: it only speaks of those that netstat -Aan shows beside it",
    "the executable of an owner: the name is the process's own",
    "the user of an owner",
    "whether other processes hold a socket too",
    "whether the kernel itself or a process holds a socket of the kernel",
  ],
  recognise: (start) => (start.split("\n").some(isAnswer) ? "certain" : "no"),
  parse,
};

function parse(text: string): ForeignReading {
  const heldBlocks = parseRmsock(text);
  if (heldBlocks.length > 0) return { variant: "rmsock of AIX", tables: {}, heldBlocks, remarks: [] };
  const remark = { line: 1, text: "No answer of rmsock names a process." };
  return { variant: "rmsock of AIX", tables: {}, heldBlocks, remarks: [remark] };
}
