import { machineSurface } from "../app/machine-surface.ts";
import type { MachinePlace } from "../app/machine-surface.ts";
import type { TouchSurface } from "../app/plan-touches.ts";
import { scanSurface } from "../app/scan-surface.ts";
import { hostAndPort } from "./targets/host-and-port.ts";
import { targetKinds } from "./targets/index.ts";
import { targetsNamed } from "./targets/named-targets.ts";

/** From where each kind of target is looked at; a host on the network is scanned. */
const PLACES: Readonly<Record<string, MachinePlace>> = {
  "pid:": "namespace",
  "netns:": "namespace",
  "container:": "namespace",
  "image:": "at-rest",
  "rootfs:": "at-rest",
  "ssh://": "over-ssh",
};

/** What can be touched of a target, by its name alone. Throws `UsageError` for what names none. */
export function touchSurfaceOf(text: string): TouchSurface {
  targetsNamed(text, { target: [text] });
  const prefix = targetKinds.find((kind) => text.startsWith(kind.prefix))?.prefix;
  if (prefix === undefined) return machineSurface("local");
  const place = PLACES[prefix];
  return place === undefined
    ? scanSurface(hostAndPort(text.slice(prefix.length)).port)
    : machineSurface(place);
}
