/** What the script shows of the files that a path stands for. */
export type LookKind = "list" | "entry" | "content" | "md5" | "sha256" | "attributes" | "packaged";

/** One thing that the script is to show. */
export interface Look {
  readonly kind: LookKind;
  /** Below the home of one user, or of all of them (`""`); absent: the path is whole. */
  readonly homesOf?: string;
  /** Without double slashes, globs allowed; begins with a slash. */
  readonly path: string;
  /** Of an entry: what follows the last glob of the path, and is looked for where it is not, too. */
  readonly tail?: string;
  /** Most bytes of a content. */
  readonly limit?: number;
}
