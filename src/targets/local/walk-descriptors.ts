import { existsSync, readdirSync, readlinkSync } from "node:fs";
import type { ProcessTexts } from "../target.ts";
import { readProcess } from "./read-process.ts";
import { codeOf } from "./unavailable-from.ts";
import { isSatisfied, noteHolder, takeProcess } from "./walk-ledger.ts";
import type { WalkLedger } from "./walk-ledger.ts";

/** One descriptor that is a wanted socket. */
interface DescriptorHit {
  readonly inode: number;
  readonly pid: number;
  readonly link: string;
  readonly texts: ProcessTexts | null;
}

/** What one thread has seen of a walk so far. */
export interface WalkNotes {
  readonly hits: DescriptorHit[];
  readonly unreadable: number[];
  /** Descriptors looked at. */
  looked: number;
}

/** Makes the links of a folder readable; answers what to put before their names. Throws what the system says. */
export type EnterFolder = (folder: string) => string;

/** Looks into one process after the other until there is none left or `budget` descriptors were looked at. */
export function walkDescriptors(ledger: WalkLedger, enter: EnterFolder, budget: number): WalkNotes {
  const notes: WalkNotes = { hits: [], unreadable: [], looked: 0 };
  const wanted = new Map(ledger.inodes.map((inode, index) => [`socket:[${inode}]`, index]));
  while (notes.looked < budget) {
    const pid = takeProcess(ledger);
    if (pid === null) break;
    try {
      for (const folder of foldersOf(pid, ledger)) lookInto({ ledger, wanted, notes, pid }, folder, enter);
    } catch (error) {
      if (isHidden(error, pid)) notes.unreadable.push(pid);
    }
  }
  return notes;
}

function foldersOf(pid: number, ledger: WalkLedger): readonly string[] {
  if (ledger.threads === "leaders") return [`/proc/${pid}/fd`];
  return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/fd`);
}

interface Look {
  readonly ledger: WalkLedger;
  readonly wanted: ReadonlyMap<string, number>;
  readonly notes: WalkNotes;
  readonly pid: number;
}

function lookInto(look: Look, folder: string, enter: EnterFolder): void {
  const prefix = enter(folder);
  const names = readdirSync(prefix === "" ? "." : folder);
  look.notes.looked += names.length + 1;
  let texts: ProcessTexts | null = null;
  for (const name of names) {
    const index = look.wanted.get(readLinkOrNothing(prefix + name));
    if (index === undefined) continue;
    // One entry serves all sockets of a process; it is read here because we already stand in its folder.
    if (look.ledger.texts === "read") texts ??= readProcess(`${prefix}..`);
    note(look, index, { link: `${folder}/${name}`, texts });
    if (isSatisfied(look.ledger)) return;
  }
}

function note(
  { ledger, notes, pid }: Look,
  index: number,
  place: Pick<DescriptorHit, "link" | "texts">,
): void {
  const inode = ledger.inodes[index] ?? 0;
  notes.hits.push({ inode, pid, ...place });
  noteHolder(ledger, index);
}

/** A descriptor that was closed meanwhile is none; one that may not be read hides something. */
function readLinkOrNothing(path: string): string {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (isGone(error)) return "";
    throw error;
  }
}

/** A process that still exists without the folder it must have is covered by a mount: that is not "nothing there". */
function isHidden(error: unknown, pid: number): boolean {
  return !isGone(error) || existsSync(`/proc/${pid}`);
}

function isGone(error: unknown): boolean {
  return ["ENOENT", "ESRCH"].includes(codeOf(error));
}
