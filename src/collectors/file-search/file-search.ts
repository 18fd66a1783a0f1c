import type { FileSearchFacts, FileSearchRequest, FileTest } from "../../model/file-search.ts";
import type { Observation, Unavailable } from "../../model/observation.ts";
import type { Touch } from "../../model/touch.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { readOwnerNames } from "../files/owner-names.ts";
import { findBases } from "./find-bases.ts";
import { groupBases } from "./group-bases.ts";
import type { WalkedTree } from "./group-bases.ts";
import { readIdsOfNames } from "./ids-of-names.ts";
import { Searcher } from "./searcher.ts";
import type { SearchBase, SearchWorld } from "./searcher.ts";
import { leaveGap, treeVisitor } from "./tree-visitor.ts";

const SOURCE = "walk of the file system";

/** Characters of content that one batch may keep. */
const MOST_CONTENT = 64 << 20;

/** Everything below folders that passes tests as those of find. */
export const fileSearch = defineCollector({
  id: "file-search",
  kind: "file-search",
  summary: "Looks through file systems as find does, once for all searches of a tree.",
  cannotSee: [
    "SELinux contexts",
    "users and groups that only a directory service knows",
    "file systems of other hosts and of the kernel, unless they are asked for",
  ],
  isApplicable: (target) => target.files !== null,
  touches,
  async collect(target, requests) {
    const { files } = target;
    return files === null ? [] : await search(target, files, requests);
  },
});

async function search(
  target: Target,
  files: FileAccess,
  requests: readonly FileSearchRequest[],
): Promise<readonly Observation<FileSearchFacts>[]> {
  const world = worldOf(target, files);
  const searches = requests.map((request) => whyNot(request.test, world) ?? new Searcher(request, world));
  const bases = new Map<Searcher, readonly SearchBase[]>();
  for (const searcher of searches)
    if (searcher instanceof Searcher) bases.set(searcher, findBases(files, searcher));
  for (const tree of groupBases([...bases.values()].flat())) await walk(files, tree);
  return searches.map((searcher) =>
    searcher instanceof Searcher
      ? observationOf(searcher, bases.get(searcher) ?? [], world)
      : { ...searcher, source: SOURCE },
  );
}

function worldOf(target: Target, files: FileAccess): SearchWorld {
  return {
    names: readOwnerNames(files),
    uidsOf: readIdsOfNames(files, "/etc/passwd"),
    gidsOf: readIdsOfNames(files, "/etc/group"),
    nowMs: target.now(),
    budget: { left: MOST_CONTENT },
  };
}

/** Why a test cannot be made on this target. */
function whyNot(test: FileTest, world: SearchWorld): Unavailable | null {
  const { kind } = test;
  if (kind === "context") return NO_CONTEXTS;
  if (kind === "not") return whyNot(test.test, world);
  if (kind === "all" || kind === "any") {
    for (const part of test.tests) {
      const reason = whyNot(part, world);
      if (reason !== null) return reason;
    }
    return null;
  }
  return whyNameless(kind, world);
}

function whyNameless(kind: FileTest["kind"], { names }: SearchWorld): Unavailable | null {
  const { users, groups } = names;
  if (OF_USERS.has(kind)) return users === "read" ? null : users;
  return OF_GROUPS.has(kind) && groups !== "read" ? groups : null;
}

const OF_USERS: ReadonlySet<FileTest["kind"]> = new Set(["user", "nouser"]);
const OF_GROUPS: ReadonlySet<FileTest["kind"]> = new Set(["group", "nogroup"]);

const NO_CONTEXTS: Unavailable = {
  status: "unavailable",
  reason: "not-supported",
  detail: "SELinux contexts of files cannot be read here.",
};

async function walk(files: FileAccess, { root, bases }: WalkedTree): Promise<void> {
  const seconds = bases.reduce((sum, { searcher }) => sum + searcher.request.timeoutSeconds, 0);
  const end = await files.walk({
    base: root,
    start: { active: [], awaited: bases },
    deadline: Date.now() + seconds * 1000,
    ...treeVisitor,
  });
  if (end.status === "unavailable") {
    if (end.reason !== "missing-source") leaveGap(bases, end);
  } else if (end.value === "timed-out") {
    for (const { searcher } of bases) searcher.expire();
  }
}

function observationOf(
  searcher: Searcher,
  bases: readonly SearchBase[],
  { names }: SearchWorld,
): Observation<FileSearchFacts> {
  const { found, visited, gaps, skipped, request } = searcher;
  if (bases.length === 0 && gaps.all.length === 0) return nothingThere(request);
  return {
    status: "observed",
    source: SOURCE,
    facts: {
      found: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
      visited,
      names: names.state,
      gaps: gaps.all,
      skipped: [...skipped].sort(),
    },
  };
}

function nothingThere({ bases }: FileSearchRequest): Observation<FileSearchFacts> {
  const detail = `There is no ${bases.join(", ")}.`;
  return { status: "unavailable", source: SOURCE, reason: "missing-source", detail };
}

function touches({ bases }: FileSearchRequest): readonly Touch[] {
  return [
    ...bases.map((path) => ({ kind: "tree", path }) as const),
    { kind: "file", path: "/etc/passwd" },
    { kind: "file", path: "/etc/group" },
    { kind: "file", path: "/proc/self/mountinfo" },
  ];
}
