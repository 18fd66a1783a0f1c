import { chdir, cwd } from "node:process";
import { isMainThread } from "node:worker_threads";

/** Goes to a folder, so that bare names are those in it; `by-path` where that is not possible. */
export type GoTo = (place: string) => "here" | "by-path";

/** Does some work that goes from folder to folder, and comes back to the one that it began in. */
export function amongFolders<T>(work: (goTo: GoTo) => T): T {
  const home = currentFolder();
  if (home === null) return work(() => "by-path");
  try {
    return work((place) => {
      chdir(place);
      return "here";
    });
  } finally {
    chdir(home);
  }
}

/** The folder to come back to; `null` where it was removed or may not be entered again, or belongs to another thread. */
function currentFolder(): string | null {
  if (!isMainThread) return null;
  try {
    const folder = cwd();
    chdir(folder);
    return folder;
  } catch {
    return null;
  }
}
