import type { EvidenceGap, Seen, Unavailable } from "./observation.ts";
import type { NamedEntry } from "./file-entry.ts";

/** What is wanted of the files beside their entries. `attributes` are those of `lsattr`. */
export type FileWish = "content" | "md5" | "sha256" | "attributes" | "packaged-digest";

/** Asks for the files that one path of a policy stands for; a link is followed. */
export interface FilesRequest {
  readonly kind: "files";
  /** A whole path with globs (`*`, `?`, `[…]`), or one that begins with `~/`: below the home of every user. */
  readonly path: string;
  readonly wishes: readonly FileWish[];
  /** Whole XSLT 1.0 sheets: each file with `content` is put through each of them. */
  readonly sheets?: readonly string[];
}

/** What a sheet makes of the content of a file. */
export interface TransformedText {
  readonly sheet: string;
  readonly text: Seen<string>;
}

/** What the database of packages says of the content of a file. */
export interface PackagedDigest {
  readonly package: string;
  readonly algorithm: "md5" | "sha256";
  /** Lower-case hexadecimal. */
  readonly digest: string;
  /** `configuration`: a file that an administrator is meant to change. */
  readonly role: "configuration" | "other";
}

/** One file that a path stands for. A wish that nobody had is absent. */
export interface FoundFile extends NamedEntry {
  /** Whole text: UTF-8, or Latin-1 where it is not UTF-8. */
  readonly content?: Seen<string>;
  /** One for each sheet that was asked for. */
  readonly transformed?: readonly TransformedText[];
  readonly md5?: Seen<string>;
  readonly sha256?: Seen<string>;
  /** The letters that `lsattr` shows, without dashes. */
  readonly attributes?: Seen<string>;
  /** `null`: no package has this file. */
  readonly packaged?: Seen<PackagedDigest | null>;
}

/** Everything that a path stands for, in order of path. No file: it was looked for, and there is none. */
export interface FilesFacts {
  readonly files: readonly FoundFile[];
  /** Whether the names of users and groups could be read. */
  readonly names: "read" | Unavailable;
  /** Folders and files that could not be looked into. */
  readonly gaps: readonly EvidenceGap[];
}
