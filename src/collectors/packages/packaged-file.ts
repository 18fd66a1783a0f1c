import type { Seen, Unavailable } from "../../model/observation.ts";

/** Digest of a file's content as its package recorded it; `none` for configuration files and old packages. */
export type RecordedDigest =
  | { readonly kind: "md5" | "sha256"; readonly hex: string }
  | { readonly kind: "other"; readonly algorithm: number }
  | { readonly kind: "none" };

/** One installed file as a package database describes it. */
export interface PackagedFile {
  readonly name: string;
  readonly version: string;
  readonly manager: "dpkg" | "rpm";
  readonly digest: Seen<RecordedDigest>;
  /** The digest that a configuration file was installed with; `null` for every other file. */
  readonly configuration: Seen<RecordedDigest> | null;
}

/** What one package database says of the paths it was asked for. */
export interface DatabaseAnswer {
  /** By path as asked for; a path that no package owns is absent. */
  readonly found: ReadonlyMap<string, Seen<PackagedFile>>;
  /** Set where a part of the database was not read: a path that is not in `found` may stand there. */
  readonly unread: Unavailable | null;
}
