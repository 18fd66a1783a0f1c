import type { Seen, Unavailable } from "../model/observation.ts";

/** Why nothing is read of a target that has no files to look at. */
export const NO_FILES: Unavailable = {
  status: "unavailable",
  reason: "not-supported",
  detail: "No files can be read on this target.",
};

/** Why what is true now cannot be told of a system at rest; `what` says what there is none of. */
export function notRunning(what: string): Unavailable {
  const detail = `The system does not run, so that ${what}; source : CONFIGURED looks at files alone.`;
  return { status: "unavailable", reason: "not-supported", detail };
}

/** Why something is not read on other systems; `what` begins the sentence. */
export function onLinuxOnly(what: string): Unavailable {
  return { status: "unavailable", reason: "not-supported", detail: `${what} are read on Linux only.` };
}

/** What was seen, changed; what was not seen stays as it is. */
export function mapSeen<T, U>(seen: Seen<T>, change: (value: T) => U): Seen<U> {
  return seen.status === "observed" ? { status: "observed", value: change(seen.value) } : seen;
}
