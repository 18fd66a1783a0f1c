import type { Seen } from "./observation.ts";

/** Asks for what is mounted, and for what `/etc/fstab` wants mounted. */
export interface MountsRequest {
  readonly kind: "mounts";
}

/** One mount. */
export interface Mount {
  /** Where it is mounted. */
  readonly point: string;
  readonly source: string;
  readonly fileSystem: string;
  /** Words such as `nodev`, `size=1024k`; those of the mount and of its file system. */
  readonly options: readonly string[];
}

/** Mounts of the target, now and at its next start. */
export interface MountsFacts {
  /** In order of mounting: of two with the same point the last one counts. Unavailable where the system does not run. */
  readonly mounted: Seen<readonly Mount[]>;
  /** `/etc/fstab` and the mount units of systemd. */
  readonly configured: Seen<readonly (Mount & { readonly file: string; readonly line: number })[]>;
}
