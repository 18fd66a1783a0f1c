import type { EvidenceGap, Seen, Unavailable } from "./observation.ts";
import type { FileType, NamedEntry } from "./file-entry.ts";

/** One test of `find(1)`; `not` and the lists put them together. Words are those of POSIX and GNU find. */
export type FileTest =
  | { readonly kind: "all" | "any"; readonly tests: readonly FileTest[] }
  | { readonly kind: "not"; readonly test: FileTest }
  | { readonly kind: "type"; readonly types: readonly FileType[] }
  /** A glob over the last name of the path. */
  | { readonly kind: "name"; readonly glob: string; readonly letterCase: "exact" | "either" }
  /** `exactly`, `all` of the bits (`-mode`), or `any` of them (`/mode`). */
  | { readonly kind: "mode"; readonly match: "exactly" | "all" | "any"; readonly mode: number }
  | { readonly kind: "uid" | "gid"; readonly numbers: readonly number[] }
  | { readonly kind: "user" | "group"; readonly names: readonly string[] }
  /** The number has no name on the target. */
  | { readonly kind: "nouser" | "nogroup" }
  /** Whole days since then, rounded down, as `find` counts them. */
  | {
      readonly kind: "modified-days" | "changed-days";
      readonly is: "less" | "equal" | "more";
      readonly days: number;
    }
  /** Size in units, rounded up, as `find` counts it. */
  | {
      readonly kind: "size";
      readonly is: "less" | "equal" | "more";
      readonly units: number;
      readonly unitBytes: number;
    }
  /** The SELinux context, a glob over the whole of it. */
  | { readonly kind: "context"; readonly glob: string };

/** Asks for all entries below folders that pass a test. Links are not followed. */
export interface FileSearchRequest {
  readonly kind: "file-search";
  /** Whole paths, globs allowed. */
  readonly bases: readonly string[];
  readonly test: FileTest;
  /** Globs over whole paths; what is below such a folder is left out too. */
  readonly ignore: readonly string[];
  readonly depth: { readonly least: number; readonly most: number | null };
  /** `local`: neither file systems of other hosts nor those that the kernel makes up, unless a base is in one. */
  readonly fileSystems: "local" | "all";
  /** `content`: of every file that passes, at most this many bytes of its text. */
  readonly contentBytes: number | null;
  readonly timeoutSeconds: number;
}

/** One entry that passed. */
export interface SearchedFile extends NamedEntry {
  /** Present where content was asked for and the entry is a regular file. */
  readonly content?: Seen<string>;
}

/** What a search came to: every entry that passed, in order of path. */
export interface FileSearchFacts {
  readonly found: readonly SearchedFile[];
  /** Entries that were looked at. */
  readonly visited: number;
  readonly names: "read" | Unavailable;
  /** Folders that could not be looked into, at most a hundred; the last one says how many more there are. */
  readonly gaps: readonly EvidenceGap[];
  /** Mount points that were not entered. */
  readonly skipped: readonly string[];
}
