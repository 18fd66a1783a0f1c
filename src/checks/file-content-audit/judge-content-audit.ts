import { keyOfRequest, observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { FileSearchFacts, SearchedFile } from "../../model/file-search.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { JudgeSettings } from "../define-check.ts";
import { doubtsOfSearch, notesOfSearch } from "../file-searches/doubts-of-search.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { settle } from "../text-files/settle.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { shorten } from "../wording/shorten.ts";
import type { ContentValues } from "./content-fields.ts";
import { contentRequest, DEFAULT_BYTES, looksInto } from "./content-request.ts";
import { findMatch } from "./find-match.ts";
import type { FindMatch } from "./find-match.ts";
import { refersToGroup, shownMatch } from "./shown-match.ts";
import { unreadableFormat } from "./unreadable-format.ts";

/** What came of the files of a rule. */
interface Answers {
  readonly lines: string[];
  readonly doubts: Doubt[];
}

/** The verdict about a FileContent rule: nothing of the kind may be found. */
export function judgeContentAudit(
  values: ContentValues,
  evidence: Evidence,
  settings: JudgeSettings,
): Verdict {
  const expected = `No file with the extension ${anyOf(values.fileExtension.map(quoted))} holds such content`;
  const seen = observationOf(evidence, keyOfRequest(contentRequest(values)) as `file-search:${string}`);
  if (seen.status === "unavailable")
    return { status: "error", reason: seen.reason, detail: seen.detail, expected, found: [], notes: [] };
  const { facts } = seen;
  const { lines, doubts } = answersOf(values, facts, settings);
  return settle({
    expected,
    breaches: itemsOf(lines),
    lacks: [],
    doubts: [...doubts, ...doubtsOfSearch(facts)],
    met: [{ text: `${facts.found.length} files looked at` }],
    actual: shorten(lines.join("\n"), MOST_ACTUAL),
    notes: [...notesOf(values), ...notesOfSearch(facts)],
  });
}

const MOST_ACTUAL = 65_536;
const MOST_ITEMS = 100;

function answersOf(values: ContentValues, { found }: FileSearchFacts, settings: JudgeSettings): Answers {
  const answers: Answers = { lines: [], doubts: [] };
  const search = findMatch(values, regexBudget(settings.regexMilliseconds));
  for (const file of found)
    if (looksInto(values)) lookInto(file, { values, search, answers });
    else answers.lines.push(file.path);
  return answers;
}

interface Look {
  readonly values: ContentValues;
  readonly search: FindMatch;
  readonly answers: Answers;
}

function lookInto({ path, size, content }: SearchedFile, { values, search, answers }: Look): void {
  if (content === undefined) return;
  if (content.status === "unavailable") {
    answers.doubts.push(content);
    return;
  }
  const answer = search(content.value);
  if (answer.status === "matched") {
    const shown = shownMatch(answer.match, values);
    answers.lines.push(shown === "" ? path : `${path} (${shown})`);
    return;
  }
  const format = unreadableFormat(content.value);
  if (answer.status === "unseen")
    answers.doubts.push({ reason: answer.reason, detail: `${path}: ${answer.detail}` });
  else if (format !== null)
    answers.doubts.push({
      reason: "not-supported",
      detail: `${path} is ${format}, and its text is not read.`,
    });
  else if (values.maxSize === null && size > DEFAULT_BYTES)
    answers.doubts.push({
      reason: "truncated-output",
      detail: `Of ${path} only the first ${DEFAULT_BYTES} bytes were read; max_size says how many.`,
    });
}

function itemsOf(lines: readonly string[]): readonly FoundItem[] {
  const items = lines.slice(0, MOST_ITEMS).map((text) => ({ text }));
  const rest = lines.length - items.length;
  return rest > 0 ? [...items, { text: `${rest} more files` }] : items;
}

function notesOf({ regexReplace }: ContentValues): readonly string[] {
  if (regexReplace === null || !refersToGroup(regexReplace)) return [];
  return [
    "Groups of a pattern are not known here: the whole match is shown, not what regex_replace takes of it.",
  ];
}
