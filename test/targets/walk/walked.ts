import { localFiles } from "../../../src/targets/local/local-files.ts";
import type { FileAccess } from "../../../src/targets/file-access.ts";

/** What a walk showed: paths in the order of their texts, gaps, and how it ended. */
export interface Walked {
  readonly paths: readonly string[];
  readonly gaps: readonly string[];
  readonly end: string;
}

/** Walks everything below a folder and looks at every inode. */
export async function walked(base: string, files: FileAccess = localFiles()): Promise<Walked> {
  const paths: string[] = [];
  const gaps: string[] = [];
  const end = await files.walk({
    base,
    start: "all",
    deadline: Date.now() + 60_000,
    onEntry: (entry, state) => {
      if (entry.inode() !== null) paths.push(entry.path);
      return state;
    },
    onGap: ({ reason, detail }) => {
      gaps.push(`${reason}: ${detail}`);
    },
  });
  return { paths: paths.sort(), gaps, end: end.status === "observed" ? end.value : end.reason };
}
