import { readFileSync } from "node:fs";
import type { CommandUser } from "../../targets/program-access.ts";
import { UsageError } from "../usage-error.ts";

/** A user of this machine by name, as `/etc/passwd` has it. Throws UsageError where commands cannot run as this user. */
export function commandUser(name: string): CommandUser {
  if (process.getuid?.() !== 0)
    throw new UsageError(`--command-user ${name}: only root can run commands as another user.`);
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((candidate) => candidate.startsWith(`${name}:`));
  const [, , uid = "", gid = "", , home = ""] = line?.split(":") ?? [];
  if (!/^\d{1,10}$/.test(uid) || !/^\d{1,10}$/.test(gid))
    throw new UsageError(`--command-user ${name}: /etc/passwd has no such user.`);
  return { uid: Number(uid), gid: Number(gid), home };
}
