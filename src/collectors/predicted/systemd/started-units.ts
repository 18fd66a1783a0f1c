import type { PredictionOrigin } from "../../../model/listening-socket.ts";
import { sourceLine } from "../source-line.ts";
import { listOf } from "./unit-store.ts";
import type { Unit, UnitStore } from "./unit-store.ts";
import { expandInstance } from "./expand-instance.ts";

/** A unit that is started when the system is, and what says so. */
export interface StartedUnit {
  /** As it was asked for: an instance keeps its own name. */
  readonly name: string;
  readonly unit: Unit;
  readonly because: PredictionOrigin;
}

/** What starts, and names that lead to no unit. */
export interface StartedUnits {
  readonly units: readonly StartedUnit[];
  readonly missing: readonly PredictionOrigin[];
  /** `cut`: more than can be looked at. */
  readonly extent: "whole" | "cut";
}

const DEPENDENCIES = ["Wants", "Requires", "BindsTo", "Upholds", "Requisite"];
const MOST_UNITS = 4_000;

/** Walks from `default.target` along all dependencies, as the manager does when the system starts. */
export function startedUnits(store: UnitStore): StartedUnits {
  const seen = new Set<string>();
  const units: StartedUnit[] = [];
  const missing: PredictionOrigin[] = [];
  const open: WantedUnit[] = rootsOf(store).map((name) => ({
    name,
    because: sourceLine(name, null, "is started with the system"),
  }));
  let next: WantedUnit | undefined;
  while (seen.size < MOST_UNITS && (next = open.shift()) !== undefined) {
    if (seen.has(next.name)) continue;
    seen.add(next.name);
    const found = store.find(next.name);
    if (found.status === "missing") missing.push(next.because);
    open.push(...linksOf([next.name], store));
    if (found.status !== "found") continue;
    if (found.unit.name !== next.name && seen.has(found.unit.name)) continue;
    seen.add(found.unit.name);
    units.push({ ...next, unit: found.unit });
    open.push(...linksOf([found.unit.name], store), ...dependenciesOf(next.name, found.unit));
  }
  const isCut = open.some(({ name }) => !seen.has(name));
  return { units, missing, extent: isCut ? "cut" : "whole" };
}

interface WantedUnit {
  readonly name: string;
  readonly because: PredictionOrigin;
}

/** Almost every unit needs the last three; without a manager there is no default, but links that enable services. */
function rootsOf(store: UnitStore): readonly string[] {
  const usual =
    store.find("default.target").status === "missing" ? ["multi-user.target", "graphical.target"] : [];
  return ["default.target", ...usual, "sysinit.target", "basic.target", "sockets.target"];
}

/** What the folders beside units link to; a target needs no file of its own for that. */
function linksOf(names: readonly string[], store: UnitStore): readonly WantedUnit[] {
  return names
    .flatMap((name) => store.wantedBy(name))
    .map(({ name, link }) => ({ name, because: sourceLine(link, null, `enables ${name}`) }));
}

function dependenciesOf(name: string, unit: Unit): readonly WantedUnit[] {
  return DEPENDENCIES.flatMap((key) => listOf(unit, "Unit", key)).flatMap(({ file, line, key, value }) =>
    value.split(/\s+/).map((wanted) => ({
      name: expandInstance(wanted, name),
      because: sourceLine(file, line, `${key}=${value}`),
    })),
  );
}
