import type { AnyObservation } from "../model/observations.ts";
import { entriesOf } from "../model/observations.ts";
import { inertJsonLine } from "../support/inert-json.ts";
import type { EvidenceDocument } from "./evidence-document.ts";

/**
 * The text of a document, piece by piece: the members one a line, and of its lists each entry on a line of its own. So
 * that `head`, `grep` and `diff` are of use, and the whole never stands in memory.
 */
export function* renderDocument({ observations, ...head }: EvidenceDocument): Generator<string> {
  yield "{\n";
  for (const [name, value] of Object.entries(head)) yield `${member(name)}${lined(value)},\n`;
  yield `${member("observations")}{`;
  let separator = "\n";
  for (const [key, observation] of entriesOf(observations)) {
    yield `${separator}${member(key)}`;
    yield* observationLines(observation);
    separator = ",\n";
  }
  yield "\n}\n}\n";
}

function* observationLines(observation: AnyObservation): Generator<string> {
  if (observation.status === "unavailable") {
    yield inertJsonLine(observation);
    return;
  }
  const { status, source, facts } = observation;
  yield `{${member("status")}${inertJsonLine(status)},${member("source")}${inertJsonLine(source)},${member("facts")}`;
  if ("sockets" in facts) {
    const { sockets, ...head } = facts;
    yield "{";
    for (const [name, value] of Object.entries(head)) yield `${member(name)}${lined(value)},`;
    yield member("sockets");
    yield* listLines(sockets);
    yield "}";
  } else if (Array.isArray(facts)) yield* listLines(facts);
  else yield inertJsonLine(facts);
  yield "}";
}

function lined(value: unknown): string {
  return Array.isArray(value) ? [...listLines(value)].join("") : inertJsonLine(value);
}

function* listLines(entries: readonly unknown[]): Generator<string> {
  yield "[";
  let separator = "\n";
  for (const entry of entries) {
    yield separator + inertJsonLine(entry);
    separator = ",\n";
  }
  yield entries.length === 0 ? "]" : "\n]";
}

function member(name: string): string {
  return `${JSON.stringify(name)}:`;
}
