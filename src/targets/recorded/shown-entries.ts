import { entryOfStat } from "./entry-of-stat.ts";
import type { FileEntry } from "../../model/file-entry.ts";
import type { Seen, Unavailable, UnavailableReason } from "../../model/observation.ts";
import type { LastLink } from "../file-access.ts";
import { plainPath } from "./shown-path.ts";
import { recordedText } from "./recorded-text.ts";
import type { Recording } from "./recording.ts";

/** What the script saw of the inode at a path; `null` where it did not look. */
export type ShownEntries = (path: string, last: LastLink) => Seen<FileEntry> | null;

type Absence = "missing" | "denied" | "odd";

interface Shown {
  itself?: FileEntry;
  followed?: FileEntry;
  absence?: Absence;
}

/** One line of `stat`, or a word for why there is none; what no line begins with goes on with a name. */
const LINE = /^(?:([EF]) ([-\da-f ]{15,200}) (\/[^]*)|(missing|denied|odd) (\/[^]*))$/;

/** Reads the inodes that sections `entries-at` show. A line of another shape shows nothing. */
export function shownEntries(recording: Recording): ShownEntries {
  const shown = new Map<string, Shown>();
  for (const [, { content }] of recording.ofKind("entries-at"))
    for (const line of content.split("//\n")) note(shown, line);
  return (path, last) => {
    const known = shown.get(plainPath(path));
    if (known === undefined) return null;
    const entry = known[last];
    if (entry !== undefined) return { status: "observed", value: entry };
    return known.absence === undefined ? null : absent(path, known.absence);
  };
}

function note(shown: Map<string, Shown>, line: string): void {
  const [, which, words = "", there, absence, gone] = LINE.exec(line) ?? [];
  const text = there ?? gone;
  if (text === undefined) return;
  const path = plainPath(recordedText(text));
  const known = shown.get(path) ?? {};
  shown.set(path, known);
  const entry = which === undefined ? null : entryOfStat(words);
  if (entry !== null) known[which === "E" ? "itself" : "followed"] = entry;
  if (absence !== undefined) known.absence = absence as Absence;
}

/** In the words of the local target. */
function absent(path: string, absence: Absence): Unavailable {
  const [reason, words] = ABSENCES[absence];
  return { status: "unavailable", reason, detail: `${path} ${words}.` };
}

const ABSENCES: Readonly<Record<Absence, readonly [reason: UnavailableReason, words: string]>> = {
  missing: ["missing-source", "does not exist"],
  denied: ["missing-privilege", "may not be read by the user who ran the script; root may"],
  odd: ["failed", "could not be read"],
};
