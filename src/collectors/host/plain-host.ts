import type { HostFacts } from "../../model/evidence.ts";
import type { Target } from "../../targets/target.ts";

/** What the runtime alone tells of a host. */
export function plainHost(target: Target): HostFacts {
  const { hostname, system, kernel, architecture, uid, virtualisation } = target.identity();
  return {
    hostname,
    system,
    kernel,
    architecture,
    distribution: null,
    virtualisation: virtualisation ?? null,
    collectedBy: { uid, name: null },
    privilege: uid === 0 ? "full" : "limited",
  };
}
