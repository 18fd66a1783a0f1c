import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = new URL("../..", import.meta.url).pathname;

/** The bytes of every policy of the repository, each a character of Latin-1, in the order of their names. */
export function corpus(): readonly string[] {
  return globSync("{audits,examples,bench,test}/**/*.audit", { cwd: ROOT })
    .sort()
    .map((name) => readFileSync(join(ROOT, name), "latin1"));
}
