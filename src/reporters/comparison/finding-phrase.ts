import type {
  ComparedFound,
  ComparedItem,
  ComparedRule,
  ComparedState,
  FindingChange,
} from "../../model/report-comparison.ts";
import { endpointPhrase, programsPhrase } from "./listener-phrase.ts";
import { phrase } from "./phrase.ts";
import type { Phrase } from "./phrase.ts";

const ITEMS = 10;

/** A rule by its title and its place: `Only SSH is open (ports.audit:12)`. */
export function rulePhrase({ description, location: { file, line } }: ComparedRule): Phrase {
  return [...phrase`${description}`, ...text(" ("), ...phrase`${`${file}:${line}`}`, ...text(")")];
}

/** What became of a rule, and of what it found. */
export function findingDetails(change: FindingChange): readonly Phrase[] {
  switch (change.kind) {
    case "appeared":
      return [text(`now ${stateWords(change.after)}; the old report has no such finding`)];
    case "gone":
      return [text(`was ${stateWords(change.before)}; the new report has no such finding`)];
    case "newly-failing":
    case "mended":
    case "other-status":
    case "other-found":
      return [turn(change.before, change.after), ...itemDetails(change.found)];
  }
}

function turn(before: ComparedState, after: ComparedState): Phrase {
  const [was, is] = [stateWords(before), stateWords(after)];
  return text(was === is ? `${is}, as before` : `${was} → ${is}`);
}

function stateWords({ outcome, reason }: ComparedState): string {
  return reason === null ? outcome : `${outcome} (${reason})`;
}

function itemDetails({ appeared, gone }: ComparedFound): readonly Phrase[] {
  return [...itemLines("new", appeared), ...itemLines("gone", gone)];
}

function itemLines(label: "new" | "gone", items: readonly ComparedItem[]): readonly Phrase[] {
  const shown = items.slice(0, ITEMS).map((item) => [...text(`${label}: `), ...itemPhrase(item)]);
  const rest = items.length - shown.length;
  return rest > 0 ? [...shown, text(`${label}: … and ${rest} more`)] : shown;
}

function itemPhrase({ text: words, listener }: ComparedItem): Phrase {
  if (listener === null) return phrase`${words}`;
  const owners = listener.programs.length === 0 ? [] : [...text(", held by "), ...programsPhrase(listener)];
  return [...endpointPhrase(listener), ...text(": "), ...phrase`${words}`, ...owners];
}

function text(words: string): Phrase {
  return [{ kind: "text", text: words }];
}
