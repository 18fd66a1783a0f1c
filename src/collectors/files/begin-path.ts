import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { parseUsers } from "./parse-accounts.ts";

/** The folders that a path begins in, and what comes below them. */
export interface BegunPath {
  readonly bases: readonly string[];
  readonly rest: string;
}

/** Where a path of a policy begins: `/`, `~/` below every home of `/etc/passwd`, `~name/` below the home of one user. */
export function beginPath(files: FileAccess, path: string): Seen<BegunPath> {
  if (path.startsWith("/")) return { status: "observed", value: { bases: ["/"], rest: path } };
  const [, user, rest] = /^~([^/]*)(.*)$/s.exec(path) ?? [];
  if (user === undefined || rest === undefined) {
    const detail = `${path} is not a whole path, so nothing says where it begins.`;
    return { status: "unavailable", reason: "not-supported", detail };
  }
  const homes = homesOf(files, user);
  return homes.status === "observed" ? { status: "observed", value: { bases: homes.value, rest } } : homes;
}

function homesOf(files: FileAccess, user: string): Seen<readonly string[]> {
  const text = files.readText("/etc/passwd");
  if (text.status === "unavailable") return text;
  const homes = parseUsers(text.value)
    .filter(({ name, home }) => (user === "" || name === user) && home.startsWith("/"))
    .map(({ home }) => home);
  return { status: "observed", value: homes };
}
