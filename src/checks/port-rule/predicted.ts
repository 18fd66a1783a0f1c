import { observationOf } from "../../model/evidence.ts";
import type { Evidence, PredictedTable } from "../../model/evidence.ts";
import type { PortType } from "./port-fields.ts";
import type { Unseen } from "./resolve-ports.ts";
import { tablesOf } from "./tables.ts";

const MOST_NAMES = 10;

/** Set where listeners were predicted: a verdict says so. */
export interface PredictionBasis {
  readonly basis?: "predicted";
  readonly notes?: readonly string[];
}

/** Sources of which it could not be predicted what they make listen, each once. */
export function undecidedOf(portType: PortType, evidence: Evidence): readonly Unseen[] {
  const details = new Set(predictionsFor(portType, evidence).flatMap(({ undecided }) => undecided));
  return [...details].map((detail) => ({ reason: "undetermined", detail }));
}

/** Says that a rule was judged by predictions, and which services they know nothing of; nothing for what was seen. */
export function basisOf(portType: PortType, evidence: Evidence): PredictionBasis {
  const predictions = predictionsFor(portType, evidence);
  if (predictions.length === 0) return {};
  const names = [...new Set(predictions.flatMap(({ unknown }) => unknown))];
  return { basis: "predicted", notes: [WARNING, ...wordsForUnknown(names)] };
}

/** What is left of a selection for a question that nothing undecided can change the answer of. */
export function withoutUndecided<S extends { readonly unseen: readonly Unseen[] }>(
  selection: S,
  portType: PortType,
  evidence: Evidence,
): S {
  const details = new Set(undecidedOf(portType, evidence).map(({ detail }) => detail));
  return { ...selection, unseen: selection.unseen.filter(({ detail }) => !details.has(detail)) };
}

const WARNING = "Predicted: nothing was seen to run. This is what would listen as the configuration tells.";

function predictionsFor(portType: PortType, evidence: Evidence): readonly PredictedTable[] {
  return tablesOf(portType).flatMap((table) => {
    const seen = observationOf(evidence, `listening-sockets:${table}`);
    return seen.status === "observed" && seen.facts.predicted !== undefined ? [seen.facts.predicted] : [];
  });
}

function wordsForUnknown(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  const which = names.slice(0, MOST_NAMES).join(", ") + more;
  return [`Whether these services listen is not known, and was not predicted: ${which}.`];
}
