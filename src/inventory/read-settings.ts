import type { MapReader, PlacedText, ReportFault } from "../yaml/map-reader.ts";
import { wordTexts } from "../yaml/word-map.ts";
import type { Become, TargetSettings } from "./inventory.ts";
import { readTexts } from "../yaml/read-texts.ts";

/** The keys that targets, groups and `defaults` have in common. */
export const SETTING_KEYS = [
  "policies",
  "variables",
  "labels",
  "become",
  "ports",
  "predict",
  "timeout",
] as const;

/** How groups and labels are called: a word that `--limit` can tell from a pattern. */
export const WORD = { pattern: /^[A-Za-z][\w./-]{0,62}$/, form: "a word of letters, digits, _ - . and /" };

const VARIABLE = { pattern: /^[A-Za-z0-9_][\w.-]*$/, form: "the name of a variable" };

const BECOME: readonly Become[] = ["sudo", "doas", "none"];
const LONGEST_SECONDS = 86_400;

/** Reads what is said of a target, of a group, or of all targets. */
export function readSettings(map: MapReader, report: ReportFault): TargetSettings {
  return {
    labels: wordTexts(map.tree("labels"), WORD, report),
    variables: wordTexts(map.tree("variables"), VARIABLE, report),
    policies: readTexts(map.tree("policies"), "policies", report),
    become: readBecome(map.text("become"), report),
    ports: map.text("ports"),
    predict: readPredict(map.text("predict"), report),
    timeout: readTimeout(map.text("timeout"), report),
  };
}

function readBecome(value: PlacedText | null, report: ReportFault): Become | null {
  if (value === null) return null;
  const become = BECOME.find((word) => word === value.text.toLowerCase());
  if (become !== undefined) return become;
  report({ code: "AUD5005", message: `become: expected ${BECOME.join(", ")}`, span: value.span });
  return null;
}

const PREDICT = new Map([
  ["true", "asked"],
  ["yes", "asked"],
  ["false", "not-asked"],
  ["no", "not-asked"],
] as const);

function readPredict(value: PlacedText | null, report: ReportFault): TargetSettings["predict"] {
  if (value === null) return null;
  const [, predict] = [...PREDICT].find(([word]) => word === value.text.toLowerCase()) ?? [];
  if (predict !== undefined) return predict;
  const message = `predict: expected ${[...PREDICT.keys()].join(", ")}`;
  report({ code: "AUD5005", message, span: value.span });
  return null;
}

function readTimeout(value: PlacedText | null, report: ReportFault): number | null {
  if (value === null) return null;
  const seconds = /^\d{1,5}$/.test(value.text) ? Number(value.text) : 0;
  if (seconds > 0 && seconds <= LONGEST_SECONDS) return seconds;
  const message = `timeout: expected seconds, a whole number from 1 to ${LONGEST_SECONDS}`;
  report({ code: "AUD5005", message, span: value.span });
  return null;
}
