import { recordedText } from "../../../targets/recorded/recorded-text.ts";
import type { PackagedFile } from "../../packages/packaged-file.ts";
import { INSTALLED_STATES } from "../../packages/rpm/packaged-files-of.ts";
import { rpmDigests } from "../../packages/rpm/rpm-digests.ts";

/** What rpm said of files: those that its packages have, by the paths that it knows, and those that none of them has. */
export interface RpmFiles {
  readonly owned: ReadonlyMap<string, PackagedFile>;
  readonly unowned: ReadonlySet<string>;
}

const UNOWNED = /^file (\/.*) is not owned by any package$/;
const NONE = "(none)";
const LINE =
  /^([^\t]+)\t(\d{1,10}|\(none\))\t([^\t]+)\t([^\t]+)\t(\d{1,10}|\(none\))\t(\d{1,10}|\(none\))\t(\d{1,10})\t([^\t]*)\t(\/.*)$/;

/** Name, epoch, version, release, algorithm, state, flags, digest, path. */
type Parts = readonly [string, string, string, string, string, string, string, string, string];

/** Reads what `rpm -qf` printed with one line a file. A line of another shape tells nothing. */
export function parseRpmFiles(content: string): RpmFiles {
  const owned = new Map<string, PackagedFile>();
  const unowned = new Set<string>();
  for (const line of recordedText(content).split("\n")) {
    const path = UNOWNED.exec(line)?.[1];
    if (path !== undefined) unowned.add(path);
    else for (const [of, file] of fileIn(line)) owned.set(of, file);
  }
  return { owned, unowned };
}

function fileIn(line: string): readonly (readonly [path: string, file: PackagedFile])[] {
  const match = LINE.exec(line);
  if (match === null) return [];
  const [name, epoch, version, release, algorithm, state, flags, hex, path] = match.slice(
    1,
  ) as unknown as Parts;
  if (state !== NONE && !INSTALLED_STATES.includes(Number(state))) return [];
  const prefix = epoch === NONE ? "" : `${epoch}:`;
  const identity = { name, version: `${prefix}${version}-${release}`, manager: "rpm" } as const;
  const facts = { flags: Number(flags), hex, algorithm: algorithm === NONE ? undefined : Number(algorithm) };
  return [[path, { ...identity, ...rpmDigests(facts, path) }]];
}
