import { collectors } from "../collectors/index.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import type { Touch } from "../model/touch.ts";
import { localTarget } from "../targets/local/local-target.ts";
import type { Target } from "../targets/target.ts";
import type { TouchSurface } from "./plan-touches.ts";

/** Where a machine is looked at from; each leaves out what cannot be done from there. */
export type MachinePlace = "local" | "namespace" | "at-rest" | "over-ssh";

/** What our collectors would touch on a machine, told by what can be done from a place: none is opened. */
export function machineSurface(place: MachinePlace): TouchSurface {
  const shape = shapeOf(place);
  return {
    always: ALWAYS[place],
    touchesOf: (request) => (isSeenFrom(place, request) ? touchesOn(shape, request) : []),
  };
}

const SCRIPT: Touch = {
  kind: "other",
  words:
    "a script over SSH, which shows what is listed here by the programs of the host: sh, awk, ls, stat, find, rpm",
};

/** A walk over the descriptors of all processes is got ready before it is known whether there is to be one. */
const PROCESSES: Touch = { kind: "other", words: "how many files each process has open, as /proc tells it" };

const ALWAYS: Readonly<Record<MachinePlace, readonly Touch[]>> = {
  local: [PROCESSES],
  namespace: [PROCESSES],
  "at-rest": [],
  "over-ssh": [SCRIPT],
};

function touchesOn(shape: Target, request: EvidenceRequest): readonly Touch[] {
  const collector = collectors.find((entry) => entry.kind === request.kind && entry.isApplicable(shape));
  const touches = collector?.touches(request) ?? [];
  return touches.filter(({ kind }) => {
    if (kind === "command") return shape.runCommand !== undefined;
    return kind !== "program" || shape.runProgram !== null;
  });
}

function isSeenFrom(place: MachinePlace, { kind }: EvidenceRequest): boolean {
  return place !== "over-ssh" || kind !== "cross-view";
}

/** What a target of the place can do. Its files are those of this machine, and nobody reads them. */
function shapeOf(place: MachinePlace): Target {
  const { runCommand, ...here } = localTarget();
  const common = { ...here, network: null, bindPorts: null, identity: linux(here) };
  const running = runCommand === undefined ? {} : { runCommand };
  switch (place) {
    case "local":
      return { ...here, ...running };
    case "namespace":
      return { ...common, kind: "namespace", runProgram: null };
    case "over-ssh":
      return { ...common, ...running, kind: "recorded" };
    case "at-rest":
      return {
        ...common,
        kind: "rootfs",
        runProgram: null,
        findHolders: null,
        readProcess: null,
        atRest: { exposedPorts: [], predict: "asked" },
      };
  }
}

function linux(here: Pick<Target, "identity">): Target["identity"] {
  return () => ({ ...here.identity(), system: "Linux" });
}
