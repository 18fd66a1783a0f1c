import type { PackagesFacts } from "./packages.ts";
import type { Seen } from "./observation.ts";

/** Asks for the packages in every running container of Docker. */
export interface ContainerPackagesRequest {
  readonly kind: "container-packages";
}

/** One running container. */
export interface ContainerPackages {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly packages: Seen<PackagesFacts>;
}
