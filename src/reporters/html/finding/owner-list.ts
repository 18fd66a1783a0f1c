import type { Owners } from "../../../model/listening-socket.ts";
import { foldOwners } from "../../wording/fold-owners.ts";
import type { OwnerGroup } from "../../wording/fold-owners.ts";
import { ownerRows } from "../../wording/owner-rows.ts";
import { ownerWords } from "../../wording/owner-words.ts";
import { ownersWords } from "../../wording/owners-words.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** Long facts that stand at the socket, where every fact does. */
const AT_THE_SOCKET: ReadonlySet<string> = new Set(["sha256", "md5"]);

/** Everybody who holds a socket, equal processes folded, and how complete that list is. */
export function ownerList(owners: Owners): Markup {
  const groups = "processes" in owners ? foldOwners(owners.processes, "brief") : [];
  const completeness = ownersWords(owners);
  return markup`${groups.map(ownerMarkup)}${completeness === null ? null : markup`<p class="owner">${completeness}</p>`}`;
}

/** One element for all facts: a report can have tens of thousands of owners. */
function ownerMarkup(group: OwnerGroup): Markup {
  const rows = ownerRows(group[0], "brief").filter(({ label }) => !AT_THE_SOCKET.has(label));
  const facts = rows.map(({ label, text }) => `${label}: ${text}`);
  return markup`<p class="owner"><b>${ownerWords(group, "brief")}</b> ${facts.join(" · ")}</p>`;
}
