import type { Seen } from "../../model/observation.ts";
import type { Holder, HolderQuery, HolderScan } from "../target.ts";
import { listProcesses } from "./list-processes.ts";
import { unavailableFrom } from "./unavailable-from.ts";
import type { WalkNotes } from "./walk-descriptors.ts";
import { walkInFolders } from "./walk-in-folders.ts";
import { isSatisfied, openLedger } from "./walk-ledger.ts";
import { walkTogether } from "./walk-together.ts";

/** How often the list of processes is read again for those that were started during the walk. */
const MAX_PASSES = 16;

/** Walks over the descriptors of all processes. Processes that end meanwhile are not an error. */
export async function findHolders(query: HolderQuery): Promise<Seen<HolderScan>> {
  const notes: WalkNotes[] = [];
  const seen = new Set<number>();
  try {
    for (let pass = 0; pass < MAX_PASSES; pass += 1) {
      const processes = (query.processes ?? listProcesses()).filter((pid) => !seen.has(pid));
      if (processes.length === 0) return observed(notes, "complete");
      for (const pid of processes) seen.add(pid);
      const ledger = ledgerFor(query, processes);
      notes.push(...(pass === 0 ? await walkTogether(ledger) : [walkInFolders(ledger, Infinity)]));
      if (isSatisfied(ledger)) return observed(notes, "stopped");
    }
    return observed(notes, "unsettled");
  } catch (error) {
    return unavailableFrom(error, "/proc");
  }
}

function ledgerFor(query: HolderQuery, processes: readonly number[]): ReturnType<typeof openLedger> {
  return openLedger({
    processes,
    inodes: [...new Set([...query.every, ...query.first])],
    depth: query.every.length === 0 ? "first" : "every",
    threads: query.threads,
    texts: query.texts ?? "skip",
  });
}

function observed(notes: readonly WalkNotes[], extent: HolderScan["extent"]): Seen<HolderScan> {
  const unreadable = notes.flatMap((entry) => entry.unreadable);
  return { status: "observed", value: { holders: holdersOf(notes), unreadable, extent } };
}

function holdersOf(notes: readonly WalkNotes[]): ReadonlyMap<number, readonly Holder[]> {
  const holders = new Map<number, Holder[]>();
  const hits = notes.flatMap((entry) => entry.hits).sort((a, b) => a.pid - b.pid);
  for (const { inode, pid, link, texts } of hits) {
    const known = holders.get(inode) ?? [];
    if (known.at(-1)?.pid !== pid) known.push(texts === null ? { pid, link } : { pid, link, texts });
    holders.set(inode, known);
  }
  return holders;
}
