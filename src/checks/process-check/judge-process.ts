import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { RunningProcess } from "../../model/running-processes.ts";
import type { Verdict } from "../../model/verdict.ts";
import { stateVerdict, unseenVerdict } from "../state-rule/state-verdict.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";

/** What a rule says of a process. */
export interface ProcessRule {
  readonly name: string;
  readonly status: "ON" | "OFF";
  readonly owner: readonly string[] | null;
}

const MOST = 20;
/** The kernel keeps that much of a name. */
const KERNEL_NAME_BYTES = 15;

/** A process that was seen decides; one that was not seen may be hidden, and then nothing is proven. */
export function judgeProcess(rule: ProcessRule, evidence: Evidence): Verdict {
  const { name, status, owner } = rule;
  const users = owner === null ? "" : ` as ${anyOf(owner.map(quoted))}`;
  const expected = `A process ${quoted(name)} ${status === "ON" ? "runs" : "does not run"}${users}`;
  const seen = observationOf(evidence, "processes");
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected, found: [] });
  const named = seen.facts.processes.filter((process) => isNamed(process, name));
  const running = named.filter((process) => owner === null || isOwnedBy(process, owner));
  const found = (running.length > 0 ? running : named).slice(0, MOST).map(wordsFor);
  if (running.length > 0) return stateVerdict(status === "ON" ? "passed" : "failed", { expected, found });
  const [gap] = seen.facts.gaps;
  if (gap !== undefined) return unseenVerdict(gap, { expected, found });
  const absent = [...found, `The process '${name}' is not running${users}`];
  return stateVerdict(status === "ON" ? "failed" : "passed", { expected, found: absent });
}

/** The name that the kernel knows, or the last part of the first word of the command line. */
function isNamed({ name, command }: RunningProcess, wanted: string): boolean {
  if (name === wanted || command === wanted) return true;
  if (command !== null) return command.endsWith(`/${wanted}`) || baseNameOf(command) === wanted;
  const isCut = Buffer.byteLength(name) === KERNEL_NAME_BYTES;
  return isCut && Buffer.from(wanted).subarray(0, KERNEL_NAME_BYTES).toString() === name;
}

/** Login shells begin with a dash, and some servers write a colon behind their name (`sshd: root@pts/0`). */
function baseNameOf(command: string): string {
  const [word = ""] = command.split(/[\s:]/, 1);
  return word.slice(word.lastIndexOf("/") + 1).replace(/^-/, "");
}

function isOwnedBy({ user, uid }: RunningProcess, owners: readonly string[]): boolean {
  return owners.some((owner) => owner === user || owner === String(uid));
}

function wordsFor({ pid, name, user, uid }: RunningProcess): string {
  return `The process '${name}' is running (process ${pid}, user ${user ?? uid})`;
}
