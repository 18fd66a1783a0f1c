import type { AtRest } from "../at-rest.ts";
import type { FileAccess } from "../file-access.ts";
import type { Target } from "../target.ts";
import { identityAtRest } from "./identity-at-rest.ts";
import type { KnownAtRest } from "./identity-at-rest.ts";

/** Everything that is known of a system that does not run. */
export interface SystemAtRest extends KnownAtRest {
  readonly kind: "rootfs" | "image";
  readonly name: string;
  readonly files: FileAccess;
  readonly atRest: AtRest;
}

/** A system of which there are only files: no processes, no sockets, no programs, no network. */
export function atRestTarget(system: SystemAtRest): Target {
  const { kind, name, files, atRest } = system;
  let identity: ReturnType<Target["identity"]> | null = null;
  return {
    kind,
    name,
    identity: () => (identity ??= identityAtRest(system)),
    files,
    atRest,
    findHolders: null,
    expectHolders: () => Promise.resolve(),
    readProcess: null,
    network: null,
    runProgram: null,
    bindPorts: null,
    now: Date.now,
  };
}
