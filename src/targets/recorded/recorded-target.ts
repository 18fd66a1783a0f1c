import type { Seen } from "../../model/observation.ts";
import type { Target } from "../target.ts";
import { recordedCommands } from "./recorded-commands.ts";
import { recordedFiles } from "./recorded-files.ts";
import { recordedHolders } from "./recorded-holders.ts";
import { recordedIdentity } from "./recorded-identity.ts";
import { recordedProcess } from "./recorded-process.ts";
import { recordedPrograms } from "./recorded-programs.ts";
import type { Recording } from "./recording.ts";
import type { Secrets } from "./shown-texts.ts";

/** The machine that a recording was taken on, as it was then. What the script did not look at is `not-recorded`. */
export function recordedTarget(recording: Recording, secrets: Secrets = "masked"): Seen<Target> {
  const known = recordedIdentity(recording);
  if (known.status === "unavailable") return known;
  const { identity, takenAt } = known.value;
  const hasProcfs = [
    ["file", "/proc/net/tcp"],
    ["entries", "all"],
  ].some(([kind = "", path = ""]) => recording.sectionsOf(kind, path).length > 0);
  return {
    status: "observed",
    value: {
      kind: "recorded",
      name: identity.hostname,
      identity: () => identity,
      files: recordedFiles(recording, secrets),
      findHolders: hasProcfs ? recordedHolders(recording) : null,
      expectHolders: () => Promise.resolve(),
      readProcess: hasProcfs ? (folder) => recordedProcess(recording, folder) : null,
      network: null,
      runProgram: recording.ofKind("program-at").length > 0 ? recordedPrograms(recording) : null,
      runCommand: recordedCommands(recording),
      commandLeave: { allows: () => true, user: null, network: "shared" },
      bindPorts: null,
      now: () => takenAt,
    },
  };
}
