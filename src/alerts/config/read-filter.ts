import type { AlertKind } from "../../model/alert.ts";
import type { Severity } from "../../model/policy.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import { printable } from "../../support/printable.ts";
import { MapReader } from "../../yaml/map-reader.ts";
import type { PlacedText } from "../../yaml/map-reader.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import type { AlertFilter } from "../receiver.ts";
import type { FaultSink } from "./fault-sink.ts";
import { readChoice } from "./read-choice.ts";
import { readTexts } from "../../yaml/read-texts.ts";

/** The keys of `only`. */
export const FILTER_KEYS = ["kinds", "severity", "targets"] as const;

/** Every kind of alert; the compiler sees that none is missing. */
const KINDS: Readonly<Record<AlertKind, true>> = {
  opened: true,
  closed: true,
  "required-missing": true,
  restarted: true,
  moved: true,
  "owner-changed": true,
  "binary-changed": true,
  "rule-failed": true,
  "not-seen": true,
};

const SEVERITIES: readonly Severity[] = ["LOW", "MEDIUM", "HIGH"];

/** Nothing is left out. */
const EVERYTHING: AlertFilter = { kinds: [], minimumSeverity: "LOW", targets: [] };

/** Reads `only`: which alerts a receiver gets. */
export function readFilter(tree: YamlTree | null, faults: FaultSink): AlertFilter {
  if (tree === null || tree.kind === "nothing") return EVERYTHING;
  const map = new MapReader(tree, FILTER_KEYS, faults.error);
  const severity = { key: "severity", words: SEVERITIES, fallback: "LOW" } as const;
  return {
    kinds: readTexts(map.tree("kinds"), "kinds", faults.error).flatMap((word) => readKind(word, faults)),
    minimumSeverity: readChoice(map, severity, faults.error),
    targets: readTexts(map.tree("targets"), "targets", faults.error).map(({ text }) => text),
  };
}

function readKind({ text, span }: PlacedText, { error }: FaultSink): readonly AlertKind[] {
  const kinds = Object.keys(KINDS) as AlertKind[];
  const kind = kinds.find((word) => word === text);
  if (kind !== undefined) return [kind];
  const near = nearestWord(text.slice(0, 40), kinds);
  const hint = near === null ? `there are ${kinds.join(", ")}` : `did you mean ${near}?`;
  const message = `kinds: expected a kind of alert, found "${printable(text.slice(0, 40))}"`;
  error({ code: "AUD5005", message, hint, span });
  return [];
}
