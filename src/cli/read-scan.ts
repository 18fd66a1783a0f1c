import { importEvidence } from "../app/import-evidence.ts";
import { NO_SCAN } from "../collectors/port-scan/port-scan.ts";
import type { Observation } from "../model/observation.ts";
import type { ScannedPorts } from "../model/port-scan.ts";
import { foreignTextOf } from "./evidence-inputs.ts";
import { TextError } from "./usage-error.ts";

/** Reads scans of this machine from outside. Throws TextError where they are of several hosts. */
export function readScan(values: readonly string[]): Observation<readonly ScannedPorts[]> {
  const imported = importEvidence(values.map(foreignTextOf));
  if (imported.status === "several-hosts") throw new TextError(imported.message);
  return imported.recording.observations["port-scan"] ?? NO_SCAN;
}
