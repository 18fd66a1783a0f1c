import type { ListeningSocket } from "../model/listening-socket.ts";
import type { SocketOwner } from "../model/process.ts";
import { commentText, isSafeName, isSafePath, patternOfPath } from "./safe-text.ts";

/** Who may hold a port, or why that cannot be said. */
export type AcceptedProcesses =
  | {
      readonly status: "known";
      /** Whole paths, and `kernel`. */
      readonly programs: readonly string[];
      /** The same as patterns for the keyword `name`. */
      readonly names: readonly string[];
      /** Further demands, by keyword; each has at least one value. */
      readonly demands: ReadonlyMap<"owner" | "package" | "sha256", readonly string[]>;
    }
  | { readonly status: "unknown"; readonly reason: string };

/** Puts the owners of a port together over all hosts that have it. */
export function acceptedProcesses(sockets: readonly ListeningSocket[]): AcceptedProcesses {
  const unseen = sockets.map(whyUnseen).find((reason) => reason !== null);
  if (unseen !== undefined) return { status: "unknown", reason: unseen };
  const owners = sockets.flatMap((socket) => ("processes" in socket.owners ? socket.owners.processes : []));
  const paths = distinct(owners.flatMap(pathsOf));
  const unsafe = paths.find((path) => !isSafePath(path));
  if (unsafe !== undefined)
    return { status: "unknown", reason: `held by a program whose name is left out: ${commentText(unsafe)}` };
  const kernel = sockets.some((socket) => socket.owners.status === "kernel") ? ["kernel"] : [];
  return {
    status: "known",
    programs: [...kernel, ...paths],
    names: [...kernel, ...paths.map(patternOfPath)],
    demands: kernel.length > 0 ? new Map() : demandsOn(owners),
  };
}

const NOT_RECORDED = "its owner was not recorded";
const NOT_ALL_SEEN = "not all of its owners were seen";

function whyUnseen({ owners }: ListeningSocket): string | null {
  switch (owners.status) {
    case "kernel":
      return null;
    case "not-requested":
      return NOT_RECORDED;
    case "first":
      return NOT_ALL_SEEN;
    case "partial":
      return owners.processes.length === 0 && owners.unseen.reason === "not-recorded"
        ? NOT_RECORDED
        : NOT_ALL_SEEN;
    case "complete":
      return owners.processes.length > 0 && owners.processes.every((owner) => pathsOf(owner).length === 1)
        ? null
        : "the executable of its owner was not seen";
  }
}

function pathsOf({ executable }: SocketOwner): readonly string[] {
  return executable.status === "observed" ? [executable.value.path] : [];
}

function demandsOn(
  owners: readonly SocketOwner[],
): ReadonlyMap<"owner" | "package" | "sha256", readonly string[]> {
  const users = valuesOfAll(owners, userOf);
  const packages = valuesOfAll(owners, packageOf);
  const digests = packages === null ? valuesOfAll(owners, digestOf) : null;
  const entries = [
    ["owner", users],
    ["package", packages],
    ["sha256", digests],
  ] as const;
  return new Map(
    entries.flatMap(([keyword, values]) => (values === null ? [] : [[keyword, values] as const])),
  );
}

/** The values of all owners, or `null` where one of them has none. */
function valuesOfAll(
  owners: readonly SocketOwner[],
  valueOf: (owner: SocketOwner) => string | null,
): readonly string[] | null {
  const values = owners.map(valueOf);
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? distinct(known) : null;
}

function userOf({ effectiveUser }: SocketOwner): string | null {
  if (effectiveUser === null) return null;
  const { name, uid } = effectiveUser;
  if (name !== null && isSafeName(name)) return name;
  return uid !== null && Number.isSafeInteger(uid) && uid >= 0 ? String(uid) : null;
}

/** A package is no proof of a file that differs from the one that it installed. */
function packageOf({ package: owning }: SocketOwner): string | null {
  if (owning?.status !== "observed" || owning.value === null) return null;
  const { name, integrity } = owning.value;
  const isIntact = integrity.status === "observed" && integrity.value !== "changed";
  return isIntact && isSafeName(name) ? name : null;
}

function digestOf({ digests }: SocketOwner): string | null {
  const sha256 = digests?.status === "observed" ? digests.value.sha256 : undefined;
  return sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
