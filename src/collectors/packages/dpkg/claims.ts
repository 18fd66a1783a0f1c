import type { PathComparison } from "../path-comparison.ts";
import type { Diversion } from "./parse-diversions.ts";

/** One way in which a package can own a path: its file list has `listed`, and it is a package that may claim it. */
export interface Claim {
  readonly path: string;
  readonly listed: string;
  isOpenTo(packageName: string): boolean;
}

/** The claims on a path: a diverted name belongs to the diverting package, its new name to all others. */
export function claimsOn(
  path: string,
  diversions: readonly Diversion[],
  isSame: PathComparison,
): readonly Claim[] {
  const away = diversions.find(({ from }) => isSame(from, path));
  const here = diversions.find(({ to }) => isSame(to, path));
  const direct = { path, listed: path, isOpenTo: (name: string) => away === undefined || name === away.by };
  if (here === undefined) return [direct];
  return [direct, { path, listed: here.from, isOpenTo: (name: string) => name !== here.by }];
}
