import type { Seen } from "../../model/observation.ts";
import type { Digests, Executable } from "../../model/process.ts";
import type { ProcReader } from "./proc-reader.ts";
import { isSameFile } from "./read-executable.ts";

/** What is asked beyond the name of a running program. */
export interface Program {
  /** Those that were asked for. */
  readonly digests: Seen<Partial<Digests>>;
  /** Where to look the program up among the installed packages. */
  readonly packagedPath: Seen<string>;
}

/** A program that runs, and the digests that are wanted of it. */
interface Wanted {
  readonly executable: Seen<Executable>;
  readonly algorithms: readonly (keyof Digests)[];
}

/** A digest may take so long. */
const DIGEST_MS = 60_000;

/** Digests the bytes that a process runs, whatever now stands at their path. */
export async function readProgram(
  reader: ProcReader,
  folder: string,
  { executable, algorithms }: Wanted,
): Promise<Program> {
  const deadline = reader.now() + DIGEST_MS;
  return {
    digests: await reader.files.digest(`${folder}/exe`, algorithms, deadline),
    packagedPath: packagedPath(reader.files, folder, executable),
  };
}

/** The packages are those of our own file system: a program that runs in another one does not belong to them. */
function packagedPath(
  files: ProcReader["files"],
  folder: string,
  executable: Seen<Executable>,
): Seen<string> {
  if (executable.status === "unavailable") return executable;
  const { path, deleted } = executable.value;
  if (deleted ? isInOurMounts(files, folder) : isSameFile(files, folder, path))
    return { status: "observed", value: path };
  const detail = `${path} lies in the file system of the process in ${folder}, whose packages are not read.`;
  return { status: "unavailable", reason: "not-supported", detail };
}

function isInOurMounts(files: ProcReader["files"], folder: string): boolean {
  const [own, other] = ["/proc/self", folder].map((process) => files.readLink(`${process}/ns/mnt`));
  return own?.status === "observed" && other?.status === "observed" && own.value === other.value;
}
