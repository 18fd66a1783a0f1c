import type { Unavailable } from "../../../model/observation.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import { baseName } from "../path-comparison.ts";
import type { PathComparison } from "../path-comparison.ts";
import type { Claim } from "./claims.ts";
import { isFileList, parseFileList } from "./parse-file-list.ts";

/** The directory of dpkg's file lists and digests. */
export const INFO = "/var/lib/dpkg/info";

const LIST_LIMIT = 64 << 20;

/** A package, `name` or `name:architecture`, with the spelling of the path in its file list. */
export interface Holder {
  readonly packageName: string;
  readonly listed: string;
}

/** Holders by path, and the first file list that could not be read. */
export interface ListSearch {
  readonly holders: ReadonlyMap<string, Holder>;
  readonly unread: Unavailable | null;
}

/** Reads file lists until every path has a holder. */
export function searchFileLists(
  files: FileAccess,
  packageNames: readonly string[],
  { claims, isSame }: { readonly claims: readonly Claim[]; readonly isSame: PathComparison },
): ListSearch {
  const holders = new Map<string, Holder>();
  let unread: Unavailable | null = null;
  let open = claims;
  for (const packageName of packageNames) {
    if (open.length === 0) break;
    const list = readFileList(files, packageName);
    if (!Buffer.isBuffer(list)) {
      unread ??= list;
      continue;
    }
    for (const [path, holder] of holdersIn(list, { packageName, open, isSame })) holders.set(path, holder);
    open = open.filter(({ path }) => !holders.has(path));
  }
  return { holders, unread };
}

function readFileList(files: FileAccess, packageName: string): Buffer | Unavailable {
  const path = `${INFO}/${packageName}.list`;
  const seen = files.readBytes(path, LIST_LIMIT);
  if (seen.status === "unavailable") return seen;
  if (isFileList(seen.value)) return seen.value;
  return { status: "unavailable", reason: "malformed-output", detail: `${path} is not a list of paths.` };
}

interface Search {
  readonly packageName: string;
  readonly open: readonly Claim[];
  readonly isSame: PathComparison;
}

function* holdersIn(list: Buffer, { packageName, open, isSame }: Search): Generator<[string, Holder]> {
  const name = packageName.split(":")[0] ?? packageName;
  for (const claim of open) {
    const listed = parseFileList(list, baseName(claim.listed)).find((path) => isSame(path, claim.listed));
    if (listed !== undefined && claim.isOpenTo(name)) yield [claim.path, { packageName, listed }];
  }
}
