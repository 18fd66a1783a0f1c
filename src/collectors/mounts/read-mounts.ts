import type { Mount, MountsFacts } from "../../model/mounts.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { mountUnits } from "./mount-units.ts";
import { parseMountLines } from "./parse-mount-lines.ts";
import { NO_FILES, notRunning, onLinuxOnly } from "../unseen.ts";

const SOURCE = "/proc/self/mounts and /etc/fstab";
const FSTAB = "/etc/fstab";
const LIMIT = 16 << 20;
/** Nobody writes a longer one by hand. */
const FSTAB_LIMIT = 1 << 20;

/** What is mounted now, and what the configuration wants. */
export function readMounts(target: Target): Observation<MountsFacts> {
  const { files } = target;
  if (files === null) return { ...NO_FILES, source: SOURCE };
  const facts = { mounted: mountedNow(target, files), configured: configuredMounts(files) };
  return { status: "observed", source: SOURCE, facts };
}

function mountedNow(target: Target, files: FileAccess): Seen<readonly Mount[]> {
  if (target.atRest !== undefined) return notRunning("nothing is mounted");
  if (target.identity().system !== "Linux") return onLinuxOnly("Mounts");
  const text = files.readText("/proc/self/mounts", LIMIT);
  if (text.status === "unavailable") return text;
  const found = parseMountLines(text.value);
  if (found.length === 0) return NO_MOUNTS;
  const value = found.map(({ point, source, fileSystem, options }) => ({
    point,
    source,
    fileSystem,
    options,
  }));
  return { status: "observed", value };
}

/** Of two for the same point the later one counts: units in /etc win over fstab, and fstab over those of packages. */
function configuredMounts(files: FileAccess): MountsFacts["configured"] {
  const units = mountUnits(files);
  if (units.status === "unavailable") return units;
  const text = files.readText(FSTAB, FSTAB_LIMIT);
  if (text.status === "unavailable" && text.reason !== "missing-source") return text;
  const lines = parseMountLines(text.status === "observed" ? text.value : "");
  const { vendor, local } = units.value;
  return {
    status: "observed",
    value: [...vendor, ...lines.map((line) => ({ ...line, file: FSTAB })), ...local],
  };
}

const NO_MOUNTS = {
  status: "unavailable",
  reason: "malformed-output",
  detail: "/proc/self/mounts lists no mount at all.",
} as const;
