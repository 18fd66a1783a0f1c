import type { Unavailable } from "../../model/observation.ts";
import type { CommandLeave } from "../../targets/program-access.ts";

type Wanted = Pick<CommandLeave, "user" | "userName">;

/** Why commands do not run here as a user who is one of other machines. */
export function notConfined({ user, userName }: Wanted): Unavailable | null {
  if (userName === undefined || user !== null) return null;
  return notRun(`${userName} was not looked up among the users of this machine.`);
}

/** Why commands do not run on another machine as a user of whom only the numbers of this machine are known. */
export function notConfinedThere({ user, userName }: Wanted): Unavailable | null {
  return user === null || userName !== undefined ? null : notRun("the user has no name on other machines.");
}

function notRun(why: string): Unavailable {
  return { status: "unavailable", reason: "not-supported", detail: `The command was not run: ${why}` };
}
