import type { Unavailable } from "../../model/observation.ts";
import type { CommandLeave } from "../../targets/program-access.ts";

/**
 * Why commands do not run on another machine, where they are to run as another user or without a network: the numbers of
 * users are those of this machine, and a login shell confines nothing. `null` where nothing of that was asked for.
 */
export function notConfined({ user, network }: Pick<CommandLeave, "user" | "network">): Unavailable | null {
  const wishes = [
    ...(user === null ? [] : ["--command-user"]),
    ...(network === "none" ? ["--command-network none"] : []),
  ];
  if (wishes.length === 0) return null;
  const detail = `The command was not run: ${wishes.join(" and ")} can be kept only on the machine itself. Run audit there, or log in as the user who is to run it.`;
  return { status: "unavailable", reason: "not-supported", detail };
}
