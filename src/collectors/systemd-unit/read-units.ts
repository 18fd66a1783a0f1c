import type { Observation, Seen } from "../../model/observation.ts";
import type { SystemdUnitFacts, SystemdUnitRequest } from "../../model/services.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { activeStates } from "./active-states.ts";
import { enabledState } from "./enabled-state.ts";
import { findUnit } from "./find-unit.ts";
import { indexUnits } from "./unit-links.ts";
import type { UnitIndex } from "./unit-links.ts";
import { NO_FILES } from "../unseen.ts";

const SOURCE = "unit files";

/** How each unit is enabled, and whether it runs. */
export async function readUnits(
  target: Target,
  requests: readonly SystemdUnitRequest[],
): Promise<readonly Observation<SystemdUnitFacts>[]> {
  const { files } = target;
  const index = files === null ? NO_FILES : indexUnits(files);
  if (index.status === "unavailable") return requests.map(() => ({ ...index, source: SOURCE }));
  const active = await activeStates(
    target,
    requests.map(({ unit }) => unit),
  );
  return requests.map(({ unit }) => observe(index.value, unit, active.get(unit) ?? NOT_ASKED));
}

function observe(
  index: UnitIndex,
  unit: string,
  active: SystemdUnitFacts["active"],
): Observation<SystemdUnitFacts> {
  const found = findUnit(index, unit);
  if (found.status === "unavailable") return { ...found, source: SOURCE };
  const facts = (enabled: SystemdUnitFacts["enabled"], file: string | null) =>
    ({ status: "observed", source: SOURCE, facts: { enabled, active, file } }) as const;
  switch (found.value.kind) {
    case "masked":
      return facts("masked", found.value.path);
    case "unit":
      return facts(enabledState(index, unit, found.value), found.value.path);
    case "missing": {
      const script = scriptOf(index.files, unit);
      if (script.status === "unavailable") return { ...script, source: SOURCE };
      return script.value === null ? facts("not-found", null) : facts("generated", script.value);
    }
  }
}

/** Of a script of System V, systemd makes a unit when it starts; before that there is only the script. */
function scriptOf(files: FileAccess, unit: string): Seen<string | null> {
  const [, name] = /^([^/]+)\.service$/.exec(unit) ?? [];
  if (name === undefined) return { status: "observed", value: null };
  const path = `/etc/init.d/${name}`;
  const seen = files.stat(path);
  if (seen.status === "observed")
    return { status: "observed", value: seen.value.isFile === "file" ? path : null };
  return seen.reason === "missing-source" ? { status: "observed", value: null } : seen;
}

const NOT_ASKED = {
  status: "unavailable",
  reason: "failed",
  detail: "The manager has no state for a unit of this name.",
} as const;
