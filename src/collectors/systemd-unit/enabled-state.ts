import { posix } from "node:path";
import type { SystemdUnitFacts } from "../../model/services.ts";
import type { FoundUnit } from "./find-unit.ts";
import { isRuntime, PERSISTENT } from "./unit-folders.ts";
import type { UnitIndex, UnitLink } from "./unit-links.ts";

type State = SystemdUnitFacts["enabled"];
type Unit = Extract<FoundUnit, { readonly kind: "unit" }>;

/** The word of `systemctl is-enabled` for the unit that a name led to. */
export function enabledState(index: UnitIndex, asked: string, unit: Unit): State {
  if (unit.name !== asked) return "alias";
  if (unit.folder.startsWith("/run/systemd/generator")) return "generated";
  if (unit.folder === "/run/systemd/transient") return "transient";
  return stateByLinks(index, unit) ?? stateByRules(unit);
}

function stateByRules({ install }: Unit): State {
  if (install.rules === "some") return "disabled";
  return install.also === "some" ? "indirect" : "static";
}

/** `otherwise`: a link leads to the unit under a name that the unit does not ask for. */
type Finding = "enabled" | "same-name" | "otherwise" | "none";

function stateByLinks(index: UnitIndex, unit: Unit): State | null {
  const findings = new Map<string, Finding>();
  let isBelow = false;
  for (const folder of index.names.keys()) {
    const links = index.links.filter((link) => link.folder === folder);
    findings.set(folder, findingIn(links, unit, isBelow ? "below" : "not-below"));
    isBelow ||= unit.folder === folder;
  }
  if (findings.get(PERSISTENT) === "enabled") return "enabled";
  return weakerState(findings, unit);
}

function weakerState(findings: ReadonlyMap<string, Finding>, unit: Unit): State | null {
  const has = (wanted: Finding, isWanted: (folder: string) => boolean): boolean =>
    [...findings].some(([folder, finding]) => finding === wanted && isWanted(folder));
  if (has("enabled", isRuntime)) return "enabled-runtime";
  if (has("enabled", () => true) && isInstance(unit.name)) return "static";
  if (has("same-name", (folder) => folder === PERSISTENT || isRuntime(folder))) return "linked";
  return has("otherwise", () => true) ? "indirect" : null;
}

function isInstance(name: string): boolean {
  return /^[^@]+@.+\.[a-z]+$/.test(name);
}

/** What stands in a folder below that of the unit itself does not hide it: a name there means nothing. */
function findingIn(links: readonly UnitLink[], unit: Unit, place: "below" | "not-below"): Finding {
  let finding: Finding = "none";
  for (const link of links) {
    const isNamed = place === "not-below" && link.name === unit.name;
    const leadsThere = posix.basename(link.target) === unit.name;
    if (!isNamed && !leadsThere) continue;
    if (isNamed && leadsThere && link.kind === "alias") finding = "same-name";
    else if (isKnownName(link.name, unit)) return "enabled";
    else if (finding === "none") finding = "otherwise";
  }
  return finding;
}

/** Only links count that the unit itself asks for. */
function isKnownName(name: string, { name: own, install }: Unit): boolean {
  if (name === own || install.aliases.includes(name)) return true;
  if (install.defaultInstance === null) return false;
  return own.replace("@.", () => `@${install.defaultInstance ?? ""}.`) === name;
}
