import type { CommandFacts } from "../model/command.ts";
import type { Evidence } from "../model/evidence.ts";
import type { SearchedFile } from "../model/file-search.ts";
import type { FoundFile, TransformedText } from "../model/files.ts";
import type { Seen } from "../model/observation.ts";
import type { AnyObservation } from "../model/observations.ts";
import { entriesOf, observationsFrom } from "../model/observations.ts";
import { replaceDigests } from "../support/replace-digests.ts";

/**
 * The same evidence without digests of passwords in the texts of files and in what commands printed: noughts of the same
 * length stand for the last part of each, so that it is still read as one of its kind.
 */
export function leaveOutDigests(evidence: Evidence): Evidence {
  const kept = entriesOf(evidence.observations).map(([key, seen]) => [key, withoutDigests(seen)] as const);
  return { ...evidence, observations: observationsFrom(kept) };
}

function withoutDigests(seen: AnyObservation): AnyObservation {
  if (seen.status === "unavailable") return seen;
  const { facts } = seen;
  if ("files" in facts) return { ...seen, facts: { ...facts, files: facts.files.map(bareFile) } };
  if ("visited" in facts) return { ...seen, facts: { ...facts, found: facts.found.map(bareContent) } };
  return "argv" in facts ? { ...seen, facts: bareCommand(facts) } : seen;
}

function bareCommand(facts: CommandFacts): CommandFacts {
  return { ...facts, output: withNoughts(facts.output) };
}

function bareFile(file: FoundFile): FoundFile {
  const bare = bareContent(file);
  return bare.transformed === undefined
    ? bare
    : { ...bare, transformed: bare.transformed.map(bareTransformed) };
}

function bareTransformed({ sheet, text }: TransformedText): TransformedText {
  return { sheet, text: bareText(text) };
}

function bareContent<F extends FoundFile | SearchedFile>(file: F): F {
  return file.content === undefined ? file : { ...file, content: bareText(file.content) };
}

function bareText(text: Seen<string>): Seen<string> {
  return text.status === "unavailable" ? text : { ...text, value: withNoughts(text.value) };
}

/** A nought is a figure of every alphabet that digests are written in. */
function withNoughts(text: string): string {
  return replaceDigests(text, ({ kind, parameters, rest }) => {
    const start = rest.lastIndexOf("$") + 1;
    return kind + parameters + rest.slice(0, start) + rest.slice(start).replaceAll(/[\w./+-]/g, "0");
  });
}
