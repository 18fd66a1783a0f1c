import type { OwningPackage, PackageIntegrity, SocketOwner } from "../../model/process.ts";
import type { Seen } from "../../model/observation.ts";
import type { Depth, FactRow } from "./fact-row.ts";
import { publishedRows } from "./published-rows.ts";
import { pretendedName } from "./pretended-name.ts";
import { timeWords } from "./time-words.ts";
import { userWords } from "./user-words.ts";

const BRIEF_COMMAND = 120;

const INTEGRITY_WORDS: Readonly<Record<PackageIntegrity, string>> = {
  unchanged: "file as installed",
  changed: "file CHANGED since it was installed",
  "not-recorded": "the package records no digest of the file",
};

/** What is known about one owner beside its program and its id, most telling first. */
export function ownerRows(process: SocketOwner, depth: Depth): readonly FactRow[] {
  const rows: (FactRow | null)[] = [
    noteRow(process),
    row("user", usersOf(process)),
    row("unit", process.unit),
    row("container", depth === "full" ? process.container : (process.container?.slice(0, 12) ?? null)),
    ...publishedRows(process),
    ...fileRows(process),
    row("command", commandWords(process, depth)),
    ...(depth === "full" ? fullRows(process) : []),
  ];
  return rows.filter((entry) => entry !== null);
}

function commandWords({ arguments: argv }: SocketOwner, depth: Depth): string | null {
  const command = argv?.join(" ") ?? null;
  if (command === null || depth === "full" || command.length <= BRIEF_COMMAND) return command;
  return `${command.slice(0, BRIEF_COMMAND).trimEnd()}…`;
}

function noteRow(process: SocketOwner): FactRow | null {
  const { executable } = process;
  if (executable.status === "unavailable") return row("program", `not seen: ${executable.detail}`);
  const notes: string[] = [];
  if (executable.value.deleted) notes.push("runs a file that was deleted or replaced on disk");
  const pretended = pretendedName(process);
  if (pretended !== null) notes.push(`calls itself "${pretended}" in argv[0]`);
  return notes.length === 0 ? null : row("note", notes.join("; "));
}

function usersOf({ realUser, effectiveUser }: SocketOwner): string {
  if (realUser === null && effectiveUser === null) return "not seen";
  const [acting, starting] = [userWords(effectiveUser), userWords(realUser)];
  return acting === starting ? acting : `acts as ${acting}, started by ${starting}`;
}

function fileRows({ package: owning, digests }: SocketOwner): readonly (FactRow | null)[] {
  const rows = [owning === undefined ? null : row("package", packageWords(owning))];
  if (digests === undefined) return rows;
  if (digests.status === "unavailable") return [...rows, row("digests", `not seen: ${digests.detail}`)];
  const { md5 = null, sha256 = null } = digests.value;
  return [...rows, row("sha256", sha256), row("md5", md5)];
}

function packageWords(seen: Seen<OwningPackage | null>): string {
  if (seen.status === "unavailable") return `not seen: ${seen.detail}`;
  if (seen.value === null) return "none: the file belongs to no package";
  const { name, version, manager, integrity } = seen.value;
  const state =
    integrity.status === "observed"
      ? INTEGRITY_WORDS[integrity.value]
      : `file not compared: ${integrity.detail}`;
  return `${name} ${version} (${manager}), ${state}`;
}

function fullRows(process: SocketOwner): readonly (FactRow | null)[] {
  const { startedAt, parentPid, pidInside, networkNamespace } = process;
  return [
    row("name", `${process.comm} (written by the process itself)`),
    row("started", startedAt === null ? null : timeWords(startedAt)),
    row("inside", pidInside === undefined ? null : `pid ${pidInside} in its own PID namespace`),
    row("parent", parentPid === null ? null : `pid ${parentPid}`),
    row("cgroup", process.cgroup),
    row("network", networkNamespace === null ? null : `name space ${networkNamespace}`),
  ];
}

function row(label: string, text: string | null): FactRow | null {
  return text === null ? null : { label, text };
}
