import { files } from "../../../src/collectors/files/files.ts";
import type { FileWish, FilesFacts, FoundFile } from "../../../src/model/files.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Target } from "../../../src/targets/target.ts";

/** What the collector says of one path. */
export async function observationOf(
  target: Target,
  path: string,
  wishes: readonly FileWish[] = [],
): Promise<Observation<FilesFacts>> {
  const [observation] = await files.collect(target, [{ kind: "files", path, wishes }]);
  if (observation === undefined) throw new Error("there is no answer");
  return observation;
}

/** The facts about one path, which has to be seen. */
export async function factsOf(
  target: Target,
  path: string,
  wishes: readonly FileWish[] = [],
): Promise<FilesFacts> {
  const observation = await observationOf(target, path, wishes);
  if (observation.status === "unavailable") throw new Error(observation.detail);
  return observation.facts;
}

/** The paths that a path stands for. */
export async function pathsOf(target: Target, path: string): Promise<readonly string[]> {
  return (await factsOf(target, path)).files.map((file) => file.path);
}

/** The one file that a path stands for. */
export async function fileOf(
  target: Target,
  path: string,
  wishes: readonly FileWish[] = [],
): Promise<FoundFile> {
  const { files: found } = await factsOf(target, path, wishes);
  const [file] = found;
  if (file === undefined || found.length > 1) throw new Error(`${found.length} files stand for ${path}`);
  return file;
}

/** The content of a file, or the reason why it was not read. */
export function contentOf({ content }: FoundFile): string {
  if (content === undefined) return "not asked for";
  return content.status === "observed" ? content.value : content.reason;
}
