import { posix } from "node:path";
import { matchesGlob } from "./match-path.ts";
import type { Seen, Unavailable } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";

const FILE_LIMIT = 1 << 20;
const MOST_FILES = 5_000;
const MOST_CHARACTERS = 64 << 20;
const MOST_MATCHES = 2_000;
const MOST_LISTINGS = 5_000;
const MOST_BLIND_SPOTS = 20;

/** Reads the configuration of a system at rest, within limits that no honest system comes near. */
export class ConfigurationReader {
  readonly #files: FileAccess;
  readonly #texts = new Map<string, Seen<string>>();
  readonly #lists = new Map<string, Seen<readonly string[]>>();
  readonly #blindSpots = new Set<string>();
  #characters = 0;

  constructor(files: FileAccess) {
    this.#files = files;
  }

  /** Where something may be configured that could not be looked at, in words. */
  get blindSpots(): readonly string[] {
    return [...this.#blindSpots];
  }

  /** Takes down what could not be looked at. What is not there is no blind spot. */
  missed({ reason, detail }: Pick<Unavailable, "reason" | "detail">): void {
    if (reason !== "missing-source" && this.#blindSpots.size < MOST_BLIND_SPOTS) this.#blindSpots.add(detail);
  }

  /** The text of a file, read once. */
  text(path: string): Seen<string> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const isSpent = this.#texts.size >= MOST_FILES || this.#characters > MOST_CHARACTERS;
    const seen = isSpent ? tooMuch(path) : this.#files.readText(path, FILE_LIMIT);
    if (seen.status === "observed") this.#characters += seen.value.length;
    if (!isSpent) this.#texts.set(path, seen);
    return seen;
  }

  /** The names in a folder, in order of their bytes. */
  list(path: string): Seen<readonly string[]> {
    const known = this.#lists.get(path);
    if (known !== undefined) return known;
    const seen = this.#lists.size >= MOST_LISTINGS ? tooMuch(path) : this.#files.list(path);
    const sorted: Seen<readonly string[]> =
      seen.status === "observed" ? { status: "observed", value: [...seen.value].sort(byCode) } : seen;
    if (this.#lists.size < MOST_LISTINGS) this.#lists.set(path, sorted);
    return sorted;
  }

  /** The names in a folder; none where there is no such folder, or, as a blind spot, where it cannot be read. */
  names(path: string): readonly string[] {
    const seen = this.list(path);
    if (seen.status === "observed") return seen.value;
    this.missed(seen);
    return [];
  }

  /** Where a symbolic link leads, as a path of its own; `null` where there is no link. */
  link(path: string): string | null {
    const seen = this.#files.readLink(path);
    return seen.status === "observed" ? posix.resolve(posix.dirname(path), seen.value) : null;
  }

  /** What a path leads to; `missing`, as a blind spot, also where that cannot be told. */
  kindOf(path: string): "file" | "directory" | "other" | "missing" {
    const seen = this.#files.stat(path);
    if (seen.status === "observed") return seen.value.isFile;
    this.missed(seen);
    return "missing";
  }

  has(path: string): "yes" | "no" {
    return this.kindOf(path) === "missing" ? "no" : "yes";
  }

  /** The files that a path with `*`, `?` and `[…]` in any of its parts stands for, in order. */
  glob(pattern: string): Seen<readonly string[]> {
    let found: readonly string[] = ["/"];
    for (const part of posix
      .normalize(pattern)
      .split("/")
      .filter((name) => name !== "")) {
      found = found.flatMap((folder) => this.#step(folder, part));
      if (found.length > MOST_MATCHES) return tooMuch(pattern);
    }
    return { status: "observed", value: found };
  }

  #step(folder: string, part: string): readonly string[] {
    const next = (name: string): string => posix.join(folder, name);
    if (!isPattern(part)) return this.has(next(part)) === "yes" ? [next(part)] : [];
    const isHidden = part.startsWith(".");
    return this.names(folder)
      .filter((name) => name.startsWith(".") === isHidden && matchesGlob(part, name))
      .map(next);
  }
}

/** Whether a path stands for any number of files. */
export function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}

function tooMuch(path: string): Unavailable {
  return {
    status: "unavailable",
    reason: "truncated-output",
    detail: `${path} was not read: there is more configuration than can be looked through.`,
  };
}

function byCode(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
