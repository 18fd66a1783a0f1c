import { posix } from "node:path";
import type { Seen, Unavailable } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { UNIT_FOLDERS } from "./unit-folders.ts";

/** One symbolic link among units. */
export interface UnitLink {
  /** The folder of units below which it stands. */
  readonly folder: string;
  /** `dependency`: in a folder such as `x.wants`; `alias`: beside the units. */
  readonly kind: "dependency" | "alias";
  readonly name: string;
  /** Where it leads, as a whole path. */
  readonly target: string;
}

/** What stands in the folders of units, read once for all units. */
export interface UnitIndex {
  readonly files: FileAccess;
  /** The names in each folder that is there, links and folders included. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly links: readonly UnitLink[];
}

const MOST_LINKS = 50_000;

/** Reads the folders of units and the links in them. */
export function indexUnits(files: FileAccess): Seen<UnitIndex> {
  const names = new Map<string, ReadonlySet<string>>();
  const links: UnitLink[] = [];
  for (const folder of foldersOf(files)) {
    const fault = indexFolder(files, folder, { names, links });
    if (fault !== null) return fault;
    if (links.length > MOST_LINKS) return tooMany();
  }
  return { status: "observed", value: { files, names, links } };
}

/** Where `/lib` is a link to `/usr/lib`, its units are those of the other. */
function foldersOf(files: FileAccess): readonly string[] {
  const isMerged = files.readLink("/lib").status === "observed";
  return UNIT_FOLDERS.filter((folder) => !(isMerged && folder.startsWith("/lib/")));
}

interface Index {
  readonly names: Map<string, ReadonlySet<string>>;
  readonly links: UnitLink[];
}

function indexFolder(files: FileAccess, folder: string, { names, links }: Index): Unavailable | null {
  const listed = files.list(folder);
  if (listed.status === "unavailable") return listed.reason === "missing-source" ? null : listed;
  names.set(folder, new Set(listed.value));
  for (const name of listed.value) {
    if (!/\.(?:wants|requires|upholds)$/.test(name)) {
      addLink(files, links, { folder, kind: "alias", place: folder, name });
      continue;
    }
    const place = `${folder}/${name}`;
    const inner = files.list(place);
    if (inner.status === "unavailable") {
      if (inner.reason === "missing-source") continue;
      return inner;
    }
    for (const own of inner.value) addLink(files, links, { folder, kind: "dependency", place, name: own });
  }
  return null;
}

type Place = Pick<UnitLink, "folder" | "kind" | "name"> & { readonly place: string };

function addLink(files: FileAccess, links: UnitLink[], { folder, kind, name, place }: Place): void {
  const seen = files.readLink(`${place}/${name}`);
  if (seen.status === "observed")
    links.push({ folder, kind, name, target: posix.resolve(place, seen.value) });
}

function tooMany(): Unavailable {
  return {
    status: "unavailable",
    reason: "truncated-output",
    detail: `There are more than ${MOST_LINKS} links among the units.`,
  };
}
