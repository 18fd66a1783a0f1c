import type { Owners } from "../../../model/listening-socket.ts";
import { foreignOwner } from "../foreign-owner.ts";
import { shownOwners } from "../shown-sockets/shown-owners.ts";
import type { SsOwners } from "./parse-owners.ts";

/** How far a text as a whole lets us trust its lists of owners. */
export type OwnerSight = "every-row" | "some-rows" | "none";

const UNSEEN = "ss shows no owner: it ran without -p or without root, or the kernel holds the socket.";
const NOT_ALL =
  "ss shows no owner of some sockets, so it may have run without root and may not show all owners of this one.";
const FORGEABLE = "This version of ss writes owners in a form that a process can forge with its name.";

/** All owners of one socket: complete where every listener of the text has some. */
export function rowOwners(shown: SsOwners, sight: OwnerSight): Owners {
  if (shown.status !== "shown")
    return shownOwners([], sight === "none" ? "not-recorded" : "missing-privilege", UNSEEN);
  const processes = shown.owners.map(({ pid, name }) =>
    foreignOwner({ pid, name, nameFrom: "the command name" }),
  );
  if (shown.form === "old") return shownOwners(processes, "not-supported", FORGEABLE);
  if (sight !== "every-row") return shownOwners(processes, "missing-privilege", NOT_ALL);
  return { status: "complete", processes };
}
