import type { FileEntry } from "../../model/file-entry.ts";
import type { EvidenceGap } from "../../model/observation.ts";
import { entryOfStat } from "./entry-of-stat.ts";
import { recordedText } from "./recorded-text.ts";
import type { Recording } from "./recording.ts";
import { plainPath } from "./shown-path.ts";

/** What `find` showed below one folder. */
export interface ShownSearch {
  readonly base: string;
  /** Mount points that it did not go into. */
  readonly leftOut: readonly string[];
  readonly found: readonly (readonly [path: string, entry: FileEntry])[];
  readonly gaps: readonly EvidenceGap[];
  readonly end: "complete" | "timed-out";
}

/** Reads the sections `search-at`: the folder, what was left out, entries, and what `find` complained of. */
export function shownSearches(recording: Recording): readonly ShownSearch[] {
  return recording.ofKind("search-at").flatMap(([, { content }]) => readSearch(content) ?? []);
}

function readSearch(content: string): ShownSearch | null {
  const [base, ...records] = content.split("//\n");
  const start = records.indexOf("!");
  const end = records.lastIndexOf("!");
  if (base === undefined || start === -1 || end === start) return null;
  return {
    base: plainPath(recordedText(base)),
    leftOut: records.slice(0, start).map((point) => recordedText(point.replace(/\\([^])/g, "$1"))),
    found: records.slice(start + 1, end).flatMap(foundIn),
    ...endOf(records.slice(end + 1).join("")),
  };
}

const RECORD = /^E ([-\da-f ]{15,200}) (\/[^]*)$/;

function foundIn(record: string): ShownSearch["found"] {
  const [, words = "", path] = RECORD.exec(record) ?? [];
  const entry = path === undefined ? null : entryOfStat(words);
  return path === undefined || entry === null ? [] : [[plainPath(recordedText(path)), entry]];
}

/** As `timeout` says that time was up, in GNU's and in older busybox. */
const OUT_OF_TIME = new Set(["124", "143"]);
const DENIED = ": Permission denied";

function endOf(told: string): Pick<ShownSearch, "gaps" | "end"> {
  const lines = told.split("\n").slice(0, -1);
  const status = /^= (\d{1,3})$/.exec(lines.at(-1) ?? "")?.[1] ?? "";
  if (OUT_OF_TIME.has(status)) return { gaps: [], end: "timed-out" };
  if (status === "0") return { gaps: [], end: "complete" };
  const gaps = lines.slice(0, -1).map((line): EvidenceGap => ({
    reason: line.endsWith(DENIED) ? "missing-privilege" : "failed",
    detail: recordedText(line),
  }));
  // What vanished while find looked at it is left out of its complaints, and makes it end with 1 as well.
  if (gaps.length > 0 || status === "1") return { gaps, end: "complete" };
  return { gaps: [{ reason: "failed", detail: "find did not come to its end." }], end: "complete" };
}
