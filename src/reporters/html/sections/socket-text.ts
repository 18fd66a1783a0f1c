import { predictionWords } from "../../wording/prediction-words.ts";
import type { ListeningSocket } from "../../../model/listening-socket.ts";
import { printable } from "../../../support/printable.ts";
import { foldOwners } from "../../wording/fold-owners.ts";
import type { OwnerGroup } from "../../wording/fold-owners.ts";
import { reachWords, socketWords } from "../../wording/listener-words.ts";
import { ownerRows } from "../../wording/owner-rows.ts";
import { ownerWords } from "../../wording/owner-words.ts";
import { ownersWords } from "../../wording/owners-words.ts";

const LABEL_COLUMNS = 11;

/** All that is known about a socket and its owners, as lines of preformatted text. */
export function socketText(listener: ListeningSocket): string {
  const { owners, looksLikeClient } = listener;
  const groups = "processes" in owners ? foldOwners(owners.processes, "full") : [];
  const client = looksLikeClient === undefined ? null : `May be a client, not a server: ${looksLikeClient}`;
  const lines = [
    reachWords(listener),
    socketWords(listener),
    predictionWords(listener),
    client,
    ...groups.flatMap(groupLines),
    ownersWords(owners),
  ];
  return lines
    .filter((line) => line !== null)
    .map(printable)
    .join("\n");
}

function groupLines(group: OwnerGroup): readonly string[] {
  const rows = ownerRows(group[0], "full");
  const facts = rows.map(({ label, text }) => `  ${label.padEnd(LABEL_COLUMNS)}${text}`);
  return [`held by ${ownerWords(group, "full")}`, ...facts];
}
