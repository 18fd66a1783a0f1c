import { compareEvidence } from "../../compare/compare-evidence.ts";
import { endpointOf } from "../../compare/endpoint-words.ts";
import { keyOfProgram } from "../../compare/program-of.ts";
import type { BinaryState, Change, ComparedListener, Obstacle } from "../../model/comparison.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { WatchedChange } from "../state/trouble.ts";
import { programWords, stateWords } from "./change-words.ts";
import { commonView } from "./common-view.ts";
import { restarts } from "./restarts.ts";

/** What changed between what was last seen of a target and what is seen now. */
export interface ComparedRuns {
  readonly changes: readonly WatchedChange[];
  /** What only one of the two shows: of it nothing is told. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Compares two runs. Where one of them sees less than the other, what both see is compared all the same: somebody who
 * hides one listener must not hide the others with it.
 */
export function watchedChanges(before: Evidence, after: Evidence): ComparedRuns {
  const { obstacles, changes } = compare(before, after);
  if (obstacles.length === 0) return { changes: told(changes, before, after), obstacles };
  const common = commonView(before, after);
  if (common === null) return { changes: [], obstacles };
  const shown = compare(common.before, common.after).changes;
  return { changes: told(shown, common.before, common.after), obstacles };
}

function told(changes: readonly Change[], before: Evidence, after: Evidence): readonly WatchedChange[] {
  return [...changes.flatMap(watchedChange), ...restarts(before, after)];
}

function compare(before: Evidence, after: Evidence) {
  return compareEvidence(
    { name: "the run before", evidence: before },
    { name: "this run", evidence: after },
    { restarts: "silent" },
  );
}

function watchedChange(change: Change): readonly WatchedChange[] {
  switch (change.kind) {
    case "opened":
      return [presence(change.listener, "opened")];
    case "closed":
      return [presence(change.listener, "closed")];
    case "rebound":
      return [rebound(change.before, change.after)];
    case "owner-changed":
      return [ownerChanged(change.before, change.after)];
    case "binary-changed":
      return [binaryChanged(change)];
    case "moved":
      return [moved(change)];
    case "restarted":
      return [];
  }
}

function presence(listener: ComparedListener, kind: "opened" | "closed"): WatchedChange {
  const subject = endpointOf(listener);
  const isLocal = listener.scope === "loopback";
  const opened = isLocal ? "MEDIUM" : "HIGH";
  return {
    kind,
    topic: `listener ${subject}`,
    subject,
    severity: kind === "opened" ? opened : "MEDIUM",
    summary: kind === "opened" ? `${subject} is open, and was not.` : `${subject} is closed, and was open.`,
    details: [`${kind === "opened" ? "held" : "was held"} by ${programWords(listener)}`],
    ends: [`owner ${subject}`],
    before: kind === "opened" ? "closed" : "open",
    after: kind === "opened" ? "open" : "closed",
  };
}

function rebound(before: ComparedListener, after: ComparedListener): WatchedChange {
  const subject = endpointOf(before);
  const place = (listener: ComparedListener) =>
    `${endpointOf(listener)} ${listener.devices.join()} ${listener.v6only}`;
  return {
    kind: "moved",
    topic: `place ${before.transport} ${before.port} ${before.programs.map(keyOfProgram).join()}`,
    subject,
    severity: after.scope === "loopback" ? "LOW" : "HIGH",
    summary: `${subject} is bound elsewhere: ${endpointOf(after)}.`,
    details: [`held by ${programWords(after)}`, `bound to ${place(after).trim()}`],
    before: place(before),
    after: place(after),
  };
}

function ownerChanged(before: ComparedListener, after: ComparedListener): WatchedChange {
  const subject = endpointOf(after);
  return {
    kind: "owner-changed",
    topic: `owner ${subject}`,
    subject,
    severity: "HIGH",
    summary: `${subject} is held by ${programWords(after)}, and was by ${programWords(before)}.`,
    details: [`before: ${programWords(before)}`, `now: ${programWords(after)}`],
    before: before.programs.map(keyOfProgram).join(),
    after: after.programs.map(keyOfProgram).join(),
  };
}

function binaryChanged({
  binary,
  before,
  after,
  listeners,
  package: update,
}: Extract<Change, { kind: "binary-changed" }>): WatchedChange {
  const key = ({ digests, packages, integrity, deleted }: BinaryState) =>
    JSON.stringify([digests, packages, integrity, deleted]);
  const isUpdate = update === "updated";
  return {
    kind: "binary-changed",
    topic: `binary ${binary.place} ${binary.path}`,
    subject: binary.path,
    severity: isUpdate ? "LOW" : "HIGH",
    summary: `${binary.path} is not what it was${isUpdate ? ": its package was updated" : ""}.`,
    details: [
      `before: ${stateWords(before)}`,
      `now: ${stateWords(after)}`,
      `holds ${listeners.map(endpointOf).join(", ")}`,
    ],
    before: key(before),
    after: key(after),
  };
}

function moved({
  program,
  name,
  transport,
  before,
  after,
}: Extract<Change, { kind: "moved" }>): WatchedChange {
  const subject = `rpc ${name ?? program}/${transport}`;
  return {
    kind: "moved",
    topic: subject,
    subject,
    severity: "MEDIUM",
    summary: `${subject} is registered on ${after.join(", ")}, and was on ${before.join(", ")}.`,
    details: [],
    before: before.join(),
    after: after.join(),
  };
}
