import type { Unavailable } from "../../../model/observation.ts";

/**
 * How much the one who made a list of processes could see, as far as the list itself shows it. `whole`: processes of root
 * and of others. `root`: those of root alone. `none`: nothing shows that it was more than the processes of one user.
 */
export type ListView =
  | { readonly status: "whole" }
  | { readonly status: "root"; readonly unseen: Unavailable }
  | { readonly status: "none"; readonly why: Unavailable };

/**
 * Such a tool shows an ordinary user his own processes, those of his containers under other numbers too, and does not say
 * so. Processes of root he never sees.
 */
export function viewOf(tool: string, users: ReadonlySet<string>): ListView {
  if (users.size === 0) return { status: "none", why: nobodyNamed(tool) };
  if (!users.has("root") && !users.has("0")) return { status: "none", why: withoutRoot(tool) };
  return users.size > 1 ? { status: "whole" } : { status: "root", unseen: onlyRoot(tool) };
}

function onlyRoot(tool: string): Unavailable {
  const detail = `${tool} lists processes of root alone; whether it could look into those of other users is not known.`;
  return { status: "unavailable", reason: "missing-privilege", detail };
}

function withoutRoot(tool: string): Unavailable {
  const detail = `${tool} lists no process of root, so it may have been run by a user who is shown only his own. Run it as root.`;
  return { status: "unavailable", reason: "missing-privilege", detail };
}

function nobodyNamed(tool: string): Unavailable {
  const detail = `The output of ${tool} names no user, so it does not show that the processes of all users were seen.`;
  return { status: "unavailable", reason: "not-recorded", detail };
}
