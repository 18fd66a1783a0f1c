import type { Evidence } from "../../../model/evidence.ts";
import { keyOfRequest } from "../../../model/evidence.ts";
import type { FilesFacts, FilesRequest } from "../../../model/files.ts";
import type { Seen } from "../../../model/observation.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import type { Recording } from "../../../targets/recorded/recording.ts";
import { packagedDigests } from "../../files/packaged-digests.ts";
import { findPackagedFiles } from "../../packages/find-packaged-files.ts";
import type { PackagedFile } from "../../packages/packaged-file.ts";
import { pathComparison } from "../../packages/path-comparison.ts";
import { parseRpmFiles } from "./parse-rpm-files.ts";
import type { RpmFiles } from "./parse-rpm-files.ts";
import type { StateRequest } from "./is-state.ts";
import { withoutRpm } from "./without-rpm.ts";

type Observations = Evidence["observations"];

/** What was seen of files, with what `rpm` said of their packages on the machine: its database is not in a recording. */
export function replayPackaged(
  recording: Recording,
  files: FileAccess,
  seen: { readonly requests: readonly StateRequest[]; readonly observations: Observations },
): Observations {
  const listed = recording.ofKind("rpm-files").map(([, { content }]) => content);
  if (listed.length === 0) return seen.observations;
  const rpm = parseRpmFiles(listed.join("\n"));
  const wanting = seen.requests.filter(isAboutPackages).map(keyOfRequest);
  const changed = wanting.flatMap((key) => {
    const observation = seen.observations[key];
    if (observation?.status !== "observed" || !("files" in observation.facts)) return [];
    return [[key, { ...observation, facts: withPackages(files, observation.facts, rpm) }] as const];
  });
  return { ...seen.observations, ...Object.fromEntries<Observations[keyof Observations]>(changed) };
}

function isAboutPackages(request: StateRequest): request is FilesRequest {
  return request.kind === "files" && request.wishes.includes("packaged-digest");
}

function withPackages(files: FileAccess, facts: FilesFacts, rpm: RpmFiles): FilesFacts {
  const paths = facts.files.filter(({ type }) => type === "file").map(({ path }) => path);
  const found = packagedDigests(withoutRpm(files), paths, (access, ends) => findWith(access, ends, rpm));
  return {
    ...facts,
    files: facts.files.map((file) => ({ ...file, packaged: found.get(file.path) ?? notTold(file.path) })),
  };
}

/** What rpm says, for the files of which dpkg says nothing. */
function findWith(
  files: FileAccess,
  paths: readonly string[],
  rpm: RpmFiles,
): ReturnType<typeof findPackagedFiles> {
  const isSame = pathComparison(files);
  const told = findPackagedFiles(files, paths);
  return new Map(
    paths.map((path) => {
      const known = told.get(path);
      if (known?.status === "observed" && known.value !== null) return [path, known];
      const isUnread = known?.status === "unavailable" && known.reason !== "missing-source";
      const owner = ownerIn(rpm, path, isSame);
      return [path, isUnread && owner.status === "observed" && owner.value === null ? known : owner];
    }),
  );
}

function ownerIn(
  { owned, unowned }: RpmFiles,
  path: string,
  isSame: ReturnType<typeof pathComparison>,
): Seen<PackagedFile | null> {
  const file = owned.get(path) ?? [...owned].find(([other]) => isSame(path, other))?.[1];
  if (file !== undefined) return { status: "observed", value: file };
  return unowned.has(path) ? { status: "observed", value: null } : notTold(path);
}

function notTold(path: string): Seen<never> {
  const detail = `rpm did not say which package ${path} is of.`;
  return { status: "unavailable", reason: "not-recorded", detail };
}
