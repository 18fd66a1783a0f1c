import type { Unavailable } from "../../model/observation.ts";
import { everyNamespace } from "../../targets/containers/every-namespace.ts";
import type { LabelledNamespace } from "../../targets/containers/every-namespace.ts";
import { openNamespace } from "../../targets/namespace/namespace-target.ts";
import { thisMachineByName } from "./local-target.ts";
import type { NamedTarget } from "./target-kind.ts";

/** Every network namespace of this machine (`--all-netns`). */
export function everyTarget(): readonly NamedTarget[] {
  const every = everyNamespace();
  return every.status === "observed" ? every.value.map(targetOf) : [unseen("netns:unknown", every)];
}

function targetOf(entry: LabelledNamespace): NamedTarget {
  if (entry.kind === "own") return thisMachineByName();
  if (entry.kind === "unseen") return unseen(entry.name, entry.why);
  return { name: entry.viewed.name, open: () => openNamespace(entry.viewed) };
}

function unseen(name: string, why: Unavailable): NamedTarget {
  return { name, open: () => why };
}
