import type { ForeignFormat, ForeignReading } from "../foreign-format.ts";
import { columnPattern } from "./column-pattern.ts";
import { parseProcesses } from "./parse-processes.ts";

/** The output of ps. */
export const ps: ForeignFormat = {
  id: "ps",
  summary:
    "ps with a header that has PID and ends in CMD or COMMAND: -ef, -fp, aux, axo; Linux, busybox, AIX, Solaris, macOS, BSD.",
  cannotShow: [
    "sockets",
    "the executable of a process: its command line is the process's own",
    "whether all processes are listed",
    "when a process started: the time zone is not shown, and often no date",
    "users by number, and users whose name is too long for the column",
  ],
  recognise: (start) =>
    start.split("\n", 60).some((line) => columnPattern(line) !== null) ? "certain" : "no",
  parse,
};

function parse(text: string): ForeignReading {
  const list = parseProcesses(text);
  if (list === null) return nothing("ps", [{ line: 1, text: "This is no list of processes." }]);
  const variant = `ps with ${list.columns.join(" ")}`;
  if (list.processes.length === 0)
    return nothing(variant, [...list.remarks, { line: 1, text: "No process is listed." }]);
  return { variant, tables: {}, processes: list.processes, remarks: list.remarks };
}

function nothing(variant: string, remarks: ForeignReading["remarks"]): ForeignReading {
  return { variant, tables: {}, processes: [], remarks };
}
