import { expandPath } from "../files/expand-path.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { realPath } from "./real-path.ts";
import type { SearchBase, Searcher } from "./searcher.ts";

/** The bases of a search that exist, without links; why another one cannot be reached is told to the search. */
export function findBases(files: FileAccess, searcher: Searcher): readonly SearchBase[] {
  const bases: SearchBase[] = [];
  for (const pattern of searcher.request.bases) {
    const { paths, gaps } = expandPath(files, ["/"], pattern);
    for (const gap of gaps) searcher.gaps.add(gap);
    for (const asked of paths) {
      const real = realPath(files, asked);
      if (real.status === "observed") bases.push({ searcher, asked, real: real.value });
      else if (real.reason !== "missing-source") searcher.gaps.add(real);
    }
  }
  return bases;
}
