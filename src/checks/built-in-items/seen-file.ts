import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Seen } from "../../model/observation.ts";

/** A request for the text of a file of the system. */
export function fileWithText(path: string) {
  return { kind: "files", path, wishes: ["content"] } as const;
}

/** The text of a file that was asked for with {@link fileWithText}; `null` where there is none. */
export function seenFile(path: string, evidence: Evidence): Seen<string | null> {
  const seen = observationOf(evidence, `files:${path}`);
  if (seen.status === "unavailable") return seen;
  const { files, gaps } = seen.facts;
  const [file] = files;
  const [gap] = gaps;
  if (gap !== undefined) return { status: "unavailable", ...gap };
  if (file === undefined) return { status: "observed", value: null };
  return file.content ?? notRecorded(path);
}

/** Why the counterpart of a file of Linux cannot be told; `null` on Linux itself. */
export function otherSystem(evidence: Evidence): Seen<string | null> {
  const host = observationOf(evidence, "host");
  if (host.status === "unavailable") return host;
  return { status: "observed", value: host.facts.system === "Linux" ? null : host.facts.system };
}

function notRecorded(path: string): Seen<never> {
  return { status: "unavailable", reason: "not-recorded", detail: `The text of ${path} was not recorded.` };
}
