import type { FilesFacts, FilesRequest } from "../../model/files.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import type { Touch } from "../../model/touch.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { defineCollector } from "../define-collector.ts";
import { describeFiles } from "./describe-file.ts";
import type { Describer } from "./describe-file.ts";
import { findFiles } from "./find-files.ts";
import type { FoundPaths } from "./find-files.ts";
import { readOwnerNames } from "./owner-names.ts";
import type { PackagedDigests } from "./packaged-digests.ts";
import { NO_FILES } from "../unseen.ts";

/** Characters of content that one batch may come to. */
const MOST_CONTENT = 128 << 20;

/** Files that policies name, by path, glob or home, with their owners, permissions and what is wanted of them. */
export const files = defineCollector({
  id: "files",
  kind: "files",
  summary: "Files by path or glob: owner, permissions, content, digests.",
  cannotSee: [
    "users and groups that only a directory service knows",
    "attributes of lsattr, unless on the machine itself",
  ],
  isApplicable: (target) => target.files !== null,
  touches,
  async collect(target, requests) {
    if (target.files === null) return requests.map(({ path }) => ({ ...NO_FILES, source: path }));
    const { files: access } = target;
    const asked = requests.map((request) => ({ request, seen: findFiles(access, request.path) }));
    const describer = {
      target,
      files: access,
      names: readOwnerNames(access),
      budget: { left: MOST_CONTENT },
      packaged: await lookUp(access, asked.flatMap(packagedPaths)),
    };
    const observations: Observation<FilesFacts>[] = [];
    for (const one of asked) observations.push(await observe(describer, one));
    return observations;
  },
});

/** A request, and what its path stands for. */
interface Asked {
  readonly request: FilesRequest;
  readonly seen: Seen<FoundPaths>;
}

/** The readers of package databases are loaded only where somebody asks. */
async function lookUp(access: FileAccess, paths: readonly string[]): Promise<PackagedDigests> {
  if (paths.length === 0) return new Map();
  const { packagedDigests } = await import("./packaged-digests.ts");
  return packagedDigests(access, paths);
}

function packagedPaths({ request, seen }: Asked): readonly string[] {
  if (seen.status === "unavailable" || !request.wishes.includes("packaged-digest")) return [];
  return seen.value.found.filter(({ entry }) => entry.type === "file").map(({ path }) => path);
}

async function observe(describer: Describer, { request, seen }: Asked): Promise<Observation<FilesFacts>> {
  const source = request.path;
  if (seen.status === "unavailable") return { ...seen, source };
  const { found, gaps } = seen.value;
  const described = await describeFiles(describer, found, request);
  return { status: "observed", source, facts: { files: described, names: describer.names.state, gaps } };
}

function touches({ path, wishes, sheets = [] }: FilesRequest): readonly Touch[] {
  return [
    { kind: "file", path },
    { kind: "file", path: "/etc/passwd" },
    { kind: "file", path: "/etc/group" },
    ...(wishes.includes("attributes")
      ? [{ kind: "program", words: ["lsattr", "-d", "--", path] } as const]
      : []),
    ...(wishes.includes("packaged-digest")
      ? [{ kind: "other", words: "the databases of dpkg and rpm" } as const]
      : []),
    ...(sheets.length > 0 ? [{ kind: "other", words: "xsltproc, on the machine that audits" } as const] : []),
  ];
}
