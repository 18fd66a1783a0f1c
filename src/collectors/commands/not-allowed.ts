import type { Unavailable } from "../../model/observation.ts";

/** Why a command of a policy was not run: nobody allowed it. */
export function notAllowed(): Unavailable {
  const detail =
    "commands are not allowed: --allow-commands allows all of them, --allow-command PATTERN some, audit trust POLICY those of a policy.";
  return { status: "unavailable", reason: "not-allowed", detail };
}
