import type { Seen } from "../../model/observation.ts";

/** What `/proc/PID/stat` tells. `incarnation` changes when the process id is given away or the process runs another program. */
export interface ProcessStat {
  readonly comm: string;
  readonly parentPid: number;
  /** Clock ticks since the start of the system. */
  readonly startTicks: number;
  readonly incarnation: string;
}

const FIELDS_AFTER_COMM = 26;
const [PARENT, START_TICKS, START_CODE, START_STACK] = [1, 19, 23, 25];

/** Reads one line of proc_pid_stat(5). The name is written by the process and may hold anything: it ends at the last `)`. */
export function parseProcessStat(text: string): Seen<ProcessStat> {
  const open = text.indexOf("(");
  const close = text.lastIndexOf(")");
  const fields = text
    .slice(close + 2)
    .trimEnd()
    .split(" ");
  const [parentPid, startTicks] = [Number(fields[PARENT]), Number(fields[START_TICKS])];
  if (
    open < 0 ||
    close < open ||
    fields.length < FIELDS_AFTER_COMM ||
    !Number.isSafeInteger(startTicks + parentPid)
  )
    return {
      status: "unavailable",
      reason: "malformed-output",
      detail: "A process's stat has another shape.",
    };
  const comm = text.slice(open + 1, close);
  const incarnation = [comm, startTicks, fields[START_CODE], fields[START_STACK]].join(" ");
  return { status: "observed", value: { comm, parentPid, startTicks, incarnation } };
}
