import type { Seen } from "../../model/observation.ts";
import type { Digests, Executable } from "../../model/process.ts";
import type { ProcReader } from "./proc-reader.ts";
import { isSameFile } from "./read-executable.ts";

/** What is asked beyond the name of a running program. */
export interface Program {
  readonly digests: Seen<Digests>;
  /** Where to look the program up among the installed packages. */
  readonly packagedPath: Seen<string>;
}

/** A digest may take so long. */
const DIGEST_MS = 60_000;

/** Digests the bytes that a process runs, whatever now stands at their path. */
export async function readProgram(
  reader: ProcReader,
  pid: number,
  executable: Seen<Executable>,
): Promise<Program> {
  const deadline = reader.now() + DIGEST_MS;
  return {
    digests: await reader.files.digest(`/proc/${pid}/exe`, ["md5", "sha256"], deadline),
    packagedPath: packagedPath(reader.files, pid, executable),
  };
}

/** The packages are those of our own file system: a program that runs in another one does not belong to them. */
function packagedPath(files: ProcReader["files"], pid: number, executable: Seen<Executable>): Seen<string> {
  if (executable.status === "unavailable") return executable;
  const { path, deleted } = executable.value;
  if (deleted ? isInOurMounts(files, pid) : isSameFile(files, pid, path))
    return { status: "observed", value: path };
  const detail = `Process ${pid} runs ${path} in a file system of its own, whose packages are not read.`;
  return { status: "unavailable", reason: "not-supported", detail };
}

function isInOurMounts(files: ProcReader["files"], pid: number): boolean {
  const [own, other] = ["self", pid].map((process) => files.readLink(`/proc/${process}/ns/mnt`));
  return own?.status === "observed" && other?.status === "observed" && own.value === other.value;
}
