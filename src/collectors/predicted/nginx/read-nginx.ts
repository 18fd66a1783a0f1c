import { posix } from "node:path";
import { isPattern } from "../configuration-reader.ts";
import type { Scene } from "../scene.ts";
import { parseNginx } from "./parse-nginx.ts";
import type { NginxDirective } from "./parse-nginx.ts";

/** A directive, and the file that it stands in; the files of an `include` stand in its place. */
export interface PlacedDirective extends Omit<NginxDirective, "block"> {
  readonly file: string;
  readonly block: readonly PlacedDirective[] | null;
}

/** The whole configuration, and what of it could not be read. */
export interface NginxConfiguration {
  readonly directives: readonly PlacedDirective[];
  readonly problems: readonly string[];
}

const DEEPEST = 16;
const MOST_DIRECTIVES = 200_000;

/** Reads a configuration with everything that it includes. */
export function readNginx(file: string, scene: Scene): NginxConfiguration {
  const progress: Progress = { scene, root: posix.dirname(file), problems: [], count: 0 };
  return { directives: readFile(progress, file, 0), problems: progress.problems };
}

interface Progress {
  readonly scene: Scene;
  /** Includes are relative to the folder of the first file. */
  readonly root: string;
  readonly problems: string[];
  count: number;
}

function readFile(progress: Progress, file: string, depth: number): readonly PlacedDirective[] {
  const text = progress.scene.reader.text(file);
  if (text.status === "unavailable") {
    progress.problems.push(text.detail);
    return [];
  }
  const parsed = parseNginx(text.value);
  if (parsed.status === "observed") return place(progress, parsed.value, { file, depth });
  progress.problems.push(`${file} is not understood: ${parsed.detail}.`);
  return [];
}

interface Place {
  readonly file: string;
  readonly depth: number;
}

function place(
  progress: Progress,
  directives: readonly NginxDirective[],
  { file, depth }: Place,
): readonly PlacedDirective[] {
  progress.count += directives.length;
  if (progress.count > MOST_DIRECTIVES) {
    progress.problems.push(`${file} was not read to its end: there are too many directives.`);
    return [];
  }
  return directives.flatMap((directive) => {
    if (directive.name === "include" && directive.block === null)
      return included(progress, directive.args[0] ?? "", { file, depth });
    // Code in another language stands in such blocks.
    const isCode = directive.name.endsWith("_by_lua_block");
    const block =
      directive.block === null || isCode ? null : place(progress, directive.block, { file, depth });
    return [{ ...directive, file, block }];
  });
}

function included(progress: Progress, path: string, { file, depth }: Place): readonly PlacedDirective[] {
  const absolute = posix.resolve(progress.root, path);
  const found = progress.scene.reader.glob(absolute);
  const files = found.status === "observed" ? found.value : [];
  if (found.status === "unavailable") progress.problems.push(found.detail);
  else if (files.length === 0 && !isPattern(path))
    progress.problems.push(`${file} includes ${absolute}, which is not there.`);
  if (depth < DEEPEST) return files.flatMap((next) => readFile(progress, next, depth + 1));
  progress.problems.push(`${file} includes too deep.`);
  return [];
}
