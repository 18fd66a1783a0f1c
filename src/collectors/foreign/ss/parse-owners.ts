import { PID_AND_FD, splitOwners } from "./split-owners.ts";
import type { SsOwner } from "./split-owners.ts";

/** What a row says of owners. Old versions write `("sshd",99,3)`, a form that a process can forge with its name. */
export type SsOwners =
  | { readonly status: "absent" }
  | { readonly status: "shown"; readonly form: "named" | "old"; readonly owners: readonly SsOwner[] }
  | { readonly status: "unreadable" };

const START = "users:((";

/**
 * The end of the list: `",pid=9,fd=3))`, then nothing or what the kernel tells. A name has at most 15 bytes, too few to
 * forge this end together with what follows it.
 */
export const OWNERS_END = new RegExp(String.raw`${PID_AND_FD}\)(?:$|\s+(?:$|[a-z\d_]+:|<))`);

/** Reads `users:(("a",pid=1,fd=3),("b",pid=2,fd=3))`. Names are not escaped, so every owner is found by its end. */
export function parseOwners(text: string): SsOwners {
  const start = text.indexOf(START);
  if (start < 0) return { status: "absent" };
  const list = text.slice(start + START.length);
  const end = OWNERS_END.exec(list);
  if (end === null) return { status: "unreadable" };
  const form = end[1] === undefined ? "old" : "named";
  const owners = splitOwners(list.slice(0, list.indexOf("))", end.index) + 1), form);
  if (owners === null) return { status: "unreadable" };
  return { status: "shown", form, owners: [...new Map(owners.map((owner) => [owner.pid, owner])).values()] };
}
