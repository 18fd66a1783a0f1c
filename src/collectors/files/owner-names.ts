import type { Seen, Unavailable } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { parseNames } from "./parse-accounts.ts";

const USERS = "/etc/passwd";
const GROUPS = "/etc/group";

/** The names of a target for the numbers of owners. */
export interface OwnerNames {
  /** Whether both files could be read. */
  readonly state: "read" | Unavailable;
  readonly users: "read" | Unavailable;
  readonly groups: "read" | Unavailable;
  userOf(uid: number): string | null;
  groupOf(gid: number): string | null;
}

/** Reads the names of users and groups from the target's own files, never from this machine. */
export function readOwnerNames(files: FileAccess): OwnerNames {
  const users = namesIn(files, USERS);
  const groups = namesIn(files, GROUPS);
  const [ofUsers, ofGroups] = [stateOf(users), stateOf(groups)];
  return {
    state: ofUsers === "read" ? ofGroups : ofUsers,
    users: ofUsers,
    groups: ofGroups,
    userOf: (uid) => nameOf(users, uid),
    groupOf: (gid) => nameOf(groups, gid),
  };
}

function namesIn(files: FileAccess, path: string): Seen<ReadonlyMap<number, string>> {
  const text = files.readText(path);
  return text.status === "observed" ? { status: "observed", value: parseNames(text.value) } : text;
}

function stateOf(names: Seen<unknown>): "read" | Unavailable {
  return names.status === "observed" ? "read" : names;
}

function nameOf(names: Seen<ReadonlyMap<number, string>>, id: number): string | null {
  return names.status === "observed" ? (names.value.get(id) ?? null) : null;
}
