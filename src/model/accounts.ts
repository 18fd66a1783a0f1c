import type { FileEntry } from "./file-entry.ts";
import type { Seen } from "./observation.ts";

/** Asks for the users, groups and login shells of the target, as its files have them. */
export interface AccountsRequest {
  readonly kind: "accounts";
}

/** What stands in a password field; the digest itself is never kept. */
export type PasswordState = "empty" | "shadowed" | "locked" | "digest";

/** One well-formed line of `/etc/passwd`. */
export interface AccountLine {
  readonly line: number;
  readonly name: string;
  readonly password: PasswordState;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

/** One well-formed line of `/etc/group`. */
export interface GroupLine {
  readonly line: number;
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** One well-formed line of `/etc/shadow`, without the digest. */
export interface ShadowLine {
  readonly line: number;
  readonly name: string;
  readonly password: PasswordState;
}

/** A line that has not the form of its file, and why; its text may hold a digest and is not kept. */
export interface MalformedLine {
  readonly line: number;
  readonly fault: string;
}

/** The lines of one file: those that are well formed, and the others. */
export interface AccountFile<L> {
  readonly lines: readonly L[];
  readonly malformed: readonly MalformedLine[];
}

/** A program that `/etc/passwd` starts at a login. */
export interface LoginShell {
  /** As it is written there; `/bin/sh` stands for an empty field. */
  readonly path: string;
  /** `null` where there is nothing, or the shell is no whole path. */
  readonly entry: Seen<FileEntry | null>;
}

/** Users and groups of the target. What only a directory service knows is not in it. */
export interface AccountsFacts {
  readonly users: Seen<AccountFile<AccountLine>>;
  readonly groups: Seen<AccountFile<GroupLine>>;
  readonly shadow: Seen<AccountFile<ShadowLine>>;
  /** `/etc/shells`; `null` where the target has none. */
  readonly shells: Seen<readonly string[] | null>;
  /** `/etc/ftpusers` and its namesakes of several FTP servers; `null` where the target has none. */
  readonly ftpUsers: Seen<readonly string[] | null>;
  /** The login shells of the users, each once; none where the users could not be read. */
  readonly loginShells: readonly LoginShell[];
  /** Services beside the files that `/etc/nsswitch.conf` names for users (`ldap`, `sss`); they were not asked. */
  readonly otherSources: readonly string[];
}

/** Asks for the home directories of all users, and for files in them. */
export interface HomesRequest {
  readonly kind: "homes";
  /** Paths relative to each home: `.bashrc`. */
  readonly files: readonly string[];
}

/** The home of one line of `/etc/passwd`. An entry is `null` where there is none. */
export interface Home {
  readonly user: string;
  readonly home: string;
  readonly entry: Seen<FileEntry | null>;
  readonly files: readonly { readonly path: string; readonly entry: Seen<FileEntry | null> }[];
}

/** Asks for the search path of root, as its login sets it. */
export interface RootPathRequest {
  readonly kind: "root-path";
}

/** Where one part of a search path comes from, and what stands there. */
export interface RootPathPart {
  /** As it is written; an empty one means the current folder. */
  readonly text: string;
  /** `null` where there is nothing, or the part is no whole path. */
  readonly entry: Seen<FileEntry | null>;
}

/** The search path of root. */
export interface RootPathFacts {
  readonly value: string;
  readonly parts: readonly RootPathPart[];
}
