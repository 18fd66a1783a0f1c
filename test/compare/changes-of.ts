import { compareEvidence } from "../../src/compare/compare-evidence.ts";
import type { CompareOptions } from "../../src/compare/compare-evidence.ts";
import type { Change, ComparedListener, Comparison } from "../../src/model/comparison.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { evidenceOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";

/** Compares two hosts in a few words. */
export function compareHosts(before: Host, after: Host, options?: CompareOptions): Comparison {
  return compare(evidenceOf(before), evidenceOf(after), options);
}

/** Compares two pieces of evidence under the names `old` and `new`. */
export function compare(
  before: Evidence,
  after: Evidence,
  options: CompareOptions = { restarts: "silent" },
): Comparison {
  return compareEvidence({ name: "old", evidence: before }, { name: "new", evidence: after }, options);
}

/** Each change in a line: `opened tcp 0.0.0.0:80`. */
export function changeLines({ changes }: Comparison): readonly string[] {
  return changes.map((change) => `${change.kind} ${subjectOf(change)}`);
}

function subjectOf(change: Change): string {
  switch (change.kind) {
    case "opened":
    case "closed":
      return endpoint(change.listener);
    case "rebound":
    case "owner-changed":
      return `${endpoint(change.before)} → ${endpoint(change.after)}`;
    case "binary-changed":
      return `${change.binary.path}, package ${change.package}`;
    case "moved":
      return `${change.program}/${change.transport} ${change.before.join()} → ${change.after.join()}`;
    case "restarted":
      return change.binary.path;
  }
}

function endpoint({ transport, address, port }: ComparedListener): string {
  return `${transport} ${address}:${port}`;
}
