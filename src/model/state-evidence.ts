import type {
  AccountsFacts,
  AccountsRequest,
  Home,
  HomesRequest,
  RootPathFacts,
  RootPathRequest,
} from "./accounts.ts";
import type { CommandFacts, CommandRequest } from "./command.ts";
import type { ContainerPackages, ContainerPackagesRequest } from "./container-packages.ts";
import type { FileSearchFacts, FileSearchRequest } from "./file-search.ts";
import type { FilesFacts, FilesRequest } from "./files.ts";
import type {
  KernelModuleFacts,
  KernelModuleRequest,
  KernelParameterFacts,
  KernelParameterRequest,
} from "./kernel.ts";
import type { MountsFacts, MountsRequest } from "./mounts.ts";
import type { PackagesFacts, PackagesRequest } from "./packages.ts";
import type { ProcessesFacts, ProcessesRequest } from "./running-processes.ts";
import type {
  RunLevelsFacts,
  RunLevelsRequest,
  SystemdUnitFacts,
  SystemdUnitRequest,
  XinetdFacts,
  XinetdRequest,
} from "./services.ts";
import type { SystemQueryFacts, SystemQueryRequest } from "./system-query.ts";

/** Kinds of evidence about the state of a host beside its network. */
export interface StateKinds {
  readonly files: { readonly request: FilesRequest; readonly facts: FilesFacts };
  readonly "file-search": { readonly request: FileSearchRequest; readonly facts: FileSearchFacts };
  readonly command: { readonly request: CommandRequest; readonly facts: CommandFacts };
  readonly accounts: { readonly request: AccountsRequest; readonly facts: AccountsFacts };
  readonly homes: { readonly request: HomesRequest; readonly facts: readonly Home[] };
  readonly "root-path": { readonly request: RootPathRequest; readonly facts: RootPathFacts };
  readonly packages: { readonly request: PackagesRequest; readonly facts: PackagesFacts };
  readonly processes: { readonly request: ProcessesRequest; readonly facts: ProcessesFacts };
  readonly "run-levels": { readonly request: RunLevelsRequest; readonly facts: RunLevelsFacts };
  readonly xinetd: { readonly request: XinetdRequest; readonly facts: XinetdFacts };
  readonly "systemd-unit": { readonly request: SystemdUnitRequest; readonly facts: SystemdUnitFacts };
  readonly mounts: { readonly request: MountsRequest; readonly facts: MountsFacts };
  readonly "kernel-parameter": {
    readonly request: KernelParameterRequest;
    readonly facts: KernelParameterFacts;
  };
  readonly "kernel-module": { readonly request: KernelModuleRequest; readonly facts: KernelModuleFacts };
  readonly "system-query": { readonly request: SystemQueryRequest; readonly facts: SystemQueryFacts };
  readonly "container-packages": {
    readonly request: ContainerPackagesRequest;
    readonly facts: readonly ContainerPackages[];
  };
}

/** Kinds of which many observations stand beside each other, each about something of its own. */
export type ManifoldKind =
  | "files"
  | "file-search"
  | "command"
  | "systemd-unit"
  | "kernel-parameter"
  | "kernel-module"
  | "system-query";

type ManifoldRequest = StateKinds[ManifoldKind]["request"];

const MANIFOLD: ReadonlySet<string> = new Set<ManifoldKind>([
  "files",
  "file-search",
  "command",
  "systemd-unit",
  "kernel-parameter",
  "kernel-module",
  "system-query",
]);

/** Whether a request is about one thing of many. */
export function isManifold(request: { readonly kind: string } | ManifoldRequest): request is ManifoldRequest {
  return MANIFOLD.has(request.kind);
}

/** What a request of a manifold kind is about: the part of its key after the colon. */
export function subjectOf(request: ManifoldRequest): string {
  switch (request.kind) {
    case "files":
      return request.path;
    case "file-search":
      return JSON.stringify(request);
    case "command":
      return request.command;
    case "systemd-unit":
      return request.unit;
    case "kernel-parameter":
    case "kernel-module":
      return request.name;
    case "system-query":
      return JSON.stringify(request.query);
  }
}
