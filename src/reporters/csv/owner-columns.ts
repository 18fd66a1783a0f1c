import type { Owners } from "../../model/listening-socket.ts";
import type { SocketOwner } from "../../model/process.ts";
import { ownersWords } from "../wording/owners-words.ts";
import { userWords } from "../wording/user-words.ts";

/** What is told of the owners of a listener, by the title of its column. */
interface OwnersColumn {
  readonly title: string;
  readonly cell: (owners: Owners | undefined) => string;
}

/** Who holds a listener: each different value once, one on a line. */
export const ownerColumns: readonly OwnersColumn[] = [
  { title: "owners", cell: (owners) => owners?.status ?? "" },
  ofOwners("programs", programOf),
  ofOwners("pids", ({ pid }) => String(pid)),
  ofOwners("users", ({ effectiveUser }) => userWords(effectiveUser)),
  ofOwners("units", ({ unit }) => unit),
  ofOwners("containers", ({ container }) => container),
  ofOwners("packages", packageOf),
  ofOwners("sha256", sha256Of),
  { title: "owners_not_seen", cell: (owners) => (owners === undefined ? "" : (ownersWords(owners) ?? "")) },
];

function ofOwners(title: string, tell: (process: SocketOwner) => string | null): OwnersColumn {
  return { title, cell: (owners) => [...valuesOf(owners, tell)].join("\n") };
}

function valuesOf(owners: Owners | undefined, tell: (process: SocketOwner) => string | null): Set<string> {
  const processes = owners !== undefined && "processes" in owners ? owners.processes : [];
  return new Set(processes.map(tell).filter((value) => value !== null));
}

function programOf({ executable, comm }: SocketOwner): string {
  if (executable.status === "unavailable") return `calls itself "${comm}"`;
  const { path, deleted } = executable.value;
  return deleted ? `${path} (deleted)` : path;
}

function packageOf({ package: owning }: SocketOwner): string | null {
  if (owning === undefined) return null;
  if (owning.status === "unavailable") return `not seen: ${owning.detail}`;
  return owning.value === null ? "none" : `${owning.value.name} ${owning.value.version}`;
}

function sha256Of({ digests }: SocketOwner): string | null {
  if (digests === undefined) return null;
  return digests.status === "observed" ? (digests.value.sha256 ?? null) : `not seen: ${digests.detail}`;
}
