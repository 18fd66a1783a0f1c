import { posix } from "node:path";
import type { ConfigurationReader } from "../configuration-reader.ts";
import { parseXinetd } from "./parse-xinetd.ts";
import type { XinetdEntry } from "./parse-xinetd.ts";

/** A block of attributes, and the file that it stands in. */
export type XinetdBlock = Extract<XinetdEntry, { readonly attributes: unknown }> & { readonly file: string };

/** All blocks of a configuration with what it includes, and what of it could not be read. */
export interface XinetdBlocks {
  readonly blocks: readonly XinetdBlock[];
  readonly problems: readonly string[];
  /** Folders that do not exist: xinetd complains and goes on without them. */
  readonly gone: readonly string[];
}

interface Progress {
  readonly reader: ConfigurationReader;
  readonly blocks: XinetdBlock[];
  readonly problems: string[];
  readonly gone: string[];
  /** Files that were read: a second time they would say the same, and files that include each other never end. */
  readonly read: Set<string>;
}

const DEEPEST = 8;
const MOST_BLOCKS = 10_000;

/** Reads a configuration of xinetd and the files that it includes. */
export function readXinetdBlocks(reader: ConfigurationReader, file: string): XinetdBlocks {
  const progress: Progress = { reader, blocks: [], problems: [], gone: [], read: new Set() };
  read(progress, file, 0);
  return progress;
}

function read(progress: Progress, file: string, depth: number): void {
  if (progress.read.has(file)) return;
  progress.read.add(file);
  const text = progress.reader.text(file);
  if (text.status === "unavailable") {
    progress.problems.push(text.detail);
    return;
  }
  for (const entry of parseXinetd(text.value)) {
    if (progress.blocks.length >= MOST_BLOCKS || depth > DEEPEST) {
      progress.problems.push(`${file}: there is more configuration than can be looked through.`);
      return;
    }
    if ("attributes" in entry) progress.blocks.push({ ...entry, file });
    else for (const next of includedFiles(entry, progress)) read(progress, next, depth + 1);
  }
}

function includedFiles(
  { kind, path }: Extract<XinetdEntry, { readonly path: string }>,
  { reader, problems, gone }: Progress,
): readonly string[] {
  if (kind === "include") return [path];
  const names = reader.list(path);
  if (names.status === "unavailable") {
    (names.reason === "missing-source" ? gone : problems).push(names.detail);
    return [];
  }
  return names.value.filter((name) => !/\.|~$/.test(name)).map((name) => posix.join(path, name));
}

/** `enabled` and `disabled` of the defaults speak of ids; an id is the name unless it is set. */
export function isOffered({ name, attributes }: XinetdBlock, defaults: readonly XinetdBlock[]): boolean {
  if (attributes.get("disable")?.[0]?.toLowerCase() === "yes") return false;
  const id = attributes.get("id")?.[0] ?? name;
  const lists = (key: string): readonly string[] =>
    defaults.flatMap((block) => block.attributes.get(key) ?? []);
  if (lists("disabled").includes(id)) return false;
  const enabled = lists("enabled");
  return enabled.length === 0 || enabled.includes(id);
}
