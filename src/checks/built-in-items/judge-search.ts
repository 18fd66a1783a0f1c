import { keyOfRequest, observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { FileSearchRequest, SearchedFile } from "../../model/file-search.ts";
import type { Verdict } from "../../model/verdict.ts";
import { describedFile, itemsOfFiles } from "../file-searches/described-file.ts";
import { doubtsOfSearch, notesOfSearch } from "../file-searches/doubts-of-search.ts";
import { settle } from "../text-files/settle.ts";
import { shorten } from "../wording/shorten.ts";

/** What an item wants not to be found. */
export interface UnwantedFiles {
  readonly request: FileSearchRequest;
  readonly expected: string;
  /** What the files are, after their number: `files are SUID or SGID`. */
  readonly are: string;
}

const MOST_ACTUAL = 65_536;

/** The verdict about an item that passes when nothing is found. */
export function judgeSearch({ request, expected, are }: UnwantedFiles, evidence: Evidence): Verdict {
  const seen = observationOf(evidence, keyOfRequest(request) as `file-search:${string}`);
  if (seen.status === "unavailable")
    return { status: "error", reason: seen.reason, detail: seen.detail, expected, found: [], notes: [] };
  const { facts } = seen;
  const doubts = doubtsOfSearch(facts);
  const passed = doubts.length === 0 ? "No issues found." : "";
  return settle({
    expected,
    breaches: itemsOfFiles(facts.found),
    lacks: [],
    doubts,
    met: [{ text: `${facts.visited} entries looked at` }],
    actual: facts.found.length === 0 ? passed : actualOf(facts.found, are),
    notes: notesOfSearch(facts),
  });
}

function actualOf(files: readonly SearchedFile[], are: string): string {
  const lines = files.map((file) => `${file.path}\n${describedFile(file)}`);
  return shorten([`The following ${files.length} ${are}:`, ...lines].join("\n"), MOST_ACTUAL);
}
