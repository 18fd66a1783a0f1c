import { chdir, cwd } from "node:process";
import { walkDescriptors } from "./walk-descriptors.ts";
import type { WalkNotes } from "./walk-descriptors.ts";
import type { WalkLedger } from "./walk-ledger.ts";

/** The walk of the main thread: reading a link by its bare name is a sixth faster than by its full path. */
export function walkInFolders(ledger: WalkLedger, budget: number): WalkNotes {
  const home = currentFolder();
  if (home === null) return walkDescriptors(ledger, (folder) => `${folder}/`, budget);
  try {
    return walkDescriptors(ledger, enterFolder, budget);
  } finally {
    chdir(home);
  }
}

function enterFolder(folder: string): string {
  chdir(folder);
  return "";
}

/** The folder to come back to; `null` where it was removed or may not be entered again. */
function currentFolder(): string | null {
  try {
    const folder = cwd();
    chdir(folder);
    return folder;
  } catch {
    return null;
  }
}
