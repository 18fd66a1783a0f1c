/** Asks for all installed packages. */
export interface PackagesRequest {
  readonly kind: "packages";
}

export type PackageManager = "dpkg" | "rpm" | "apk" | "solaris";

/** One package of a database. */
export interface InstalledPackage {
  readonly name: string;
  /** `null`: none, which counts as 0. */
  readonly epoch: string | null;
  readonly version: string;
  /** The release of rpm, the revision of Debian; `null` where there is none. */
  readonly release: string | null;
  readonly architecture: string;
  /** `installed`, or what is left of it: `removed` keeps only configuration, `partial` is half unpacked or configured. */
  readonly state: "installed" | "removed" | "partial";
}

/** Every database of packages that the target has; a manager that is not listed has none there. */
export interface PackagesFacts {
  readonly databases: readonly {
    readonly manager: PackageManager;
    readonly packages: readonly InstalledPackage[];
  }[];
}
