import type { Seen } from "./observation.ts";

/** A user by its number, its name, or both: what is `null` is not known. Our own collectors always know the number. */
export interface User {
  /** `null` where only the name was shown. */
  readonly uid: number | null;
  /** `null` where the target's own user database has none, or only the number was shown. */
  readonly name: string | null;
}

/** The file a process runs. `path` is `/proc/PID/exe` without the kernel's ` (deleted)`. */
export interface Executable {
  readonly path: string;
  readonly deleted: boolean;
}

/** Lower-case hexadecimal digests of the bytes that the process runs, read through `/proc/PID/exe`. */
export interface Digests {
  readonly md5: string;
  readonly sha256: string;
}

/** Whether a file still has the digest that its package installed it with. */
export type PackageIntegrity = "unchanged" | "changed" | "not-recorded";

/** The package that owns a file, from the package database read as files. */
export interface OwningPackage {
  readonly name: string;
  readonly version: string;
  readonly manager: "dpkg" | "rpm";
  readonly integrity: Seen<PackageIntegrity>;
}

/**
 * One process that holds a socket. `comm` and `arguments` are written by the process itself: they are hints, never
 * an identity. Raw text of the system: escape it before showing it.
 */
export interface SocketOwner {
  readonly pid: number;
  readonly parentPid: number | null;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | null;
  readonly comm: string;
  /** argv, at most 4,096 characters in all; absent unless it could be read. */
  readonly arguments: readonly string[] | null;
  readonly executable: Seen<Executable>;
  readonly realUser: User | null;
  readonly effectiveUser: User | null;
  readonly cgroup: string | null;
  /** systemd unit (`ssh.service`, `cups.socket`), from the cgroup path. */
  readonly unit: string | null;
  /** 64 (or 12 or more) hexadecimal digits, from the cgroup path. */
  readonly container: string | null;
  /** Inode number of the process's network namespace. */
  readonly networkNamespace: number | null;
  /** Its number in its own PID namespace, where that is another one. */
  readonly pidInside?: number;
  /** Present only for the proxy of a container engine: who serves inside what it publishes. */
  readonly publishes?: Seen<PublishedPort>;
  /** Present only when a request asked for digests: those that it asked for. */
  readonly digests?: Seen<Partial<Digests>>;
  /** Present only when a request asked for packages; `null` means that no package owns the file. */
  readonly package?: Seen<OwningPackage | null>;
}

/** A port of a container that the proxy of its engine holds open on the machine. */
export interface PublishedPort {
  /** Where it leads, as the proxy was told; `null` where only the container is known. */
  readonly endpoint: {
    readonly transport: "tcp" | "udp";
    readonly address: string;
    readonly port: number;
  } | null;
  /** Who listens there, by process and socket; empty where nobody was found. At most 20. */
  readonly servers: readonly PublishedServer[];
}

/** A process in a container, and one socket of it. */
export interface PublishedServer {
  readonly transport: "tcp" | "udp";
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  readonly pidInside?: number;
  readonly executable: Seen<Executable>;
  readonly effectiveUser: User | null;
  readonly container: string | null;
}
