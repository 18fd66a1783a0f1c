import type { EvidenceGap, Observation, Seen } from "../../model/observation.ts";
import type { ProcessesFacts, RunningProcess } from "../../model/running-processes.ts";
import type { Target } from "../../targets/target.ts";
import { parseProcessStat } from "../procfs/parse-process-stat.ts";
import { parseProcessStatus } from "../procfs/parse-process-status.ts";
import { procReader } from "../procfs/proc-reader.ts";
import type { ProcReader } from "../procfs/proc-reader.ts";
import { visibilityOf } from "../procfs/visibility.ts";

const SOURCE = "/proc";
const MOST_GAPS = 20;

/** The list of processes with what keeps some of them out of sight. Zombies have ended and are not listed. */
export function readProcesses(target: Target): Observation<ProcessesFacts> {
  const reader = procReader(target);
  if (reader === null) return unavailable("not-supported", "The target has no procfs.");
  const ids = (target.processIds ?? (() => idsIn(reader)))();
  if (ids.status === "unavailable") return { ...ids, source: SOURCE };
  const processes: RunningProcess[] = [];
  const gaps: EvidenceGap[] = [...hiddenFrom(reader), ...namelessFrom(reader)];
  for (const pid of ids.value) {
    const seen = readProcess(reader, pid);
    if (seen.status === "observed") processes.push(...seen.value);
    else if (gaps.length < MOST_GAPS) gaps.push({ reason: seen.reason, detail: seen.detail });
  }
  if (processes.length === 0) return unavailable("malformed-output", "/proc lists no process at all.");
  return { status: "observed", source: SOURCE, facts: { processes, gaps } };
}

function idsIn({ files }: ProcReader): Seen<readonly number[]> {
  const names = files.list("/proc");
  if (names.status === "unavailable") return names;
  const ids = names.value.filter((name) => /^[1-9]\d{0,9}$/.test(name)).map(Number);
  return { status: "observed", value: ids.sort((one, other) => one - other) };
}

function hiddenFrom(reader: ProcReader): readonly EvidenceGap[] {
  const { hidden } = visibilityOf(reader);
  return hidden === null ? [] : [{ reason: hidden.reason, detail: hidden.detail }];
}

/** Without the names of users nobody knows whose a process is. A target may do without the file. */
function namelessFrom({ files }: ProcReader): readonly EvidenceGap[] {
  const users = files.readText("/etc/passwd");
  const isRead = users.status === "observed" || users.reason === "missing-source";
  return isRead ? [] : [{ reason: users.reason, detail: users.detail }];
}

/** None where it ended meanwhile. */
function readProcess(reader: ProcReader, pid: number): Seen<readonly RunningProcess[]> {
  const folder = `/proc/${pid}`;
  const stat = reader.files.readRecord(`${folder}/stat`);
  if (stat.status === "unavailable") return isGone(stat) ? observed([]) : stat;
  const status = reader.files.readRecord(`${folder}/status`);
  if (status.status === "unavailable") return isGone(status) ? observed([]) : status;
  const parsed = parseProcessStat(stat.value);
  if (parsed.status === "unavailable") return parsed;
  if (/^State:\t[ZX]/m.test(status.value)) return observed([]);
  const command = commandOf(reader, folder);
  return observed([{ pid, name: parsed.value.comm, command, ...ownerOf(reader, status.value) }]);
}

function ownerOf(reader: ProcReader, status: string): Pick<RunningProcess, "uid" | "user"> {
  const user = reader.userOf(parseProcessStatus(status).effectiveUid);
  return { uid: user?.uid ?? -1, user: user?.name ?? null };
}

function commandOf({ files }: ProcReader, folder: string): string | null {
  const line = files.readRecord(`${folder}/cmdline`);
  const first = line.status === "observed" ? (line.value.split("\0", 1)[0] ?? "") : "";
  return first === "" ? null : first.slice(0, 4096);
}

function isGone({ reason }: EvidenceGap): boolean {
  return reason === "missing-source" || reason === "vanished";
}

function observed(value: readonly RunningProcess[]): Seen<readonly RunningProcess[]> {
  return { status: "observed", value };
}

function unavailable(
  reason: "not-supported" | "malformed-output",
  detail: string,
): Observation<ProcessesFacts> {
  return { status: "unavailable", source: SOURCE, reason, detail };
}
