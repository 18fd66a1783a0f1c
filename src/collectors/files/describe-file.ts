import type { FileWish, FilesRequest, FoundFile } from "../../model/files.ts";
import type { Seen, Unavailable } from "../../model/observation.ts";
import type { Digests } from "../../model/process.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { endOfLinks } from "./end-of-links.ts";
import type { FoundPath } from "./find-files.ts";
import type { OwnerNames } from "./owner-names.ts";
import type { PackagedDigests } from "./packaged-digests.ts";
import { readAttributes } from "./read-attributes.ts";
import { readContent } from "./read-content.ts";
import type { ContentBudget } from "./read-content.ts";
import { transformContent } from "./transform-content.ts";
import { readDigests } from "./read-digests.ts";

/** What the files of one batch are described with. */
export interface Describer {
  readonly target: Target;
  readonly files: FileAccess;
  readonly names: OwnerNames;
  readonly budget: ContentBudget;
  readonly packaged: PackagedDigests;
}

/** The files of one path may take so long to digest. */
const DIGEST_MS = 60_000;

/** Describes the files of one request, with all that it wants of them. */
export async function describeFiles(
  describer: Describer,
  found: readonly FoundPath[],
  { wishes, sheets = [] }: FilesRequest,
): Promise<readonly FoundFile[]> {
  const deadline = describer.target.now() + DIGEST_MS;
  const described: FoundFile[] = [];
  for (const file of found) described.push(await describe(describer, file, { wishes, sheets, deadline }));
  return described;
}

const NOT_LOOKED_UP: Unavailable = {
  status: "unavailable",
  reason: "not-recorded",
  detail: "The file was not looked up in the database of packages.",
};

interface Order {
  readonly wishes: readonly FileWish[];
  readonly sheets: readonly string[];
  readonly deadline: number;
}

async function describe(describer: Describer, { path, entry }: FoundPath, order: Order): Promise<FoundFile> {
  const { target, files, names, budget, packaged } = describer;
  const opened = { files, path, entry };
  return {
    path,
    ...entry,
    owner: names.userOf(entry.uid),
    group: names.groupOf(entry.gid),
    ...(order.wishes.includes("content") ? await textsOf(await readContent(opened, budget), order) : {}),
    ...(await wantedDigests(opened, order)),
    ...(order.wishes.includes("attributes")
      ? { attributes: await readAttributes(target, endOfLinks(files, path)) }
      : {}),
    ...(order.wishes.includes("packaged-digest") ? { packaged: packaged.get(path) ?? NOT_LOOKED_UP } : {}),
  };
}

async function textsOf(
  content: Seen<string>,
  { sheets }: Order,
): Promise<Pick<FoundFile, "content" | "transformed">> {
  return sheets.length === 0
    ? { content }
    : { content, transformed: await transformContent(content, sheets) };
}

async function wantedDigests(
  file: Parameters<typeof readDigests>[0],
  { wishes, deadline }: Order,
): Promise<Pick<FoundFile, keyof Digests>> {
  const algorithms = (["md5", "sha256"] as const).filter((algorithm) => wishes.includes(algorithm));
  if (algorithms.length === 0) return {};
  const digests = await readDigests(file, algorithms, deadline);
  return Object.fromEntries(algorithms.map((algorithm) => [algorithm, digestOf(digests, algorithm)]));
}

function digestOf(digests: Seen<Partial<Digests>>, algorithm: keyof Digests): Seen<string> {
  if (digests.status === "unavailable") return digests;
  const value = digests.value[algorithm];
  if (value !== undefined) return { status: "observed", value };
  return { status: "unavailable", reason: "not-recorded", detail: `There is no ${algorithm} of this file.` };
}
