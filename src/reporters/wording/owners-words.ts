import type { Owners } from "../../model/listening-socket.ts";

/** What is to be said about the owners as a whole beside the processes, or `null` where the list is complete. */
export function ownersWords(owners: Owners): string | null {
  switch (owners.status) {
    case "complete":
      return null;
    case "first":
      return "Others may hold it too: this rule needs only one owner.";
    case "kernel":
      return "The kernel itself listens: no process holds this socket.";
    case "not-requested":
      return "Owner not looked for: this rule does not ask who listens.";
    case "partial":
      return owners.processes.length === 0
        ? `Owner not seen: ${owners.unseen.detail}`
        : `There may be more owners: ${owners.unseen.detail}`;
  }
}
