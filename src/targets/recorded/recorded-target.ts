import type { Seen } from "../../model/observation.ts";
import type { Target } from "../target.ts";
import { recordedFiles } from "./recorded-files.ts";
import { recordedHolders } from "./recorded-holders.ts";
import { recordedIdentity } from "./recorded-identity.ts";
import { recordedProcess } from "./recorded-process.ts";
import type { Recording } from "./recording.ts";

/** The machine that a recording was taken on, as it was then. What the script did not look at is `not-recorded`. */
export function recordedTarget(recording: Recording): Seen<Target> {
  const known = recordedIdentity(recording);
  if (known.status === "unavailable") return known;
  const { identity, takenAt } = known.value;
  const hasProcfs = recording.sectionsOf("file", "/proc/net/tcp").length > 0;
  return {
    status: "observed",
    value: {
      kind: "recorded",
      name: identity.hostname,
      identity: () => identity,
      files: recordedFiles(recording),
      findHolders: hasProcfs ? recordedHolders(recording) : null,
      expectHolders: () => Promise.resolve(),
      readProcess: hasProcfs ? (folder) => recordedProcess(recording, folder) : null,
      network: null,
      runProgram: null,
      bindPorts: null,
      now: () => takenAt,
    },
  };
}
