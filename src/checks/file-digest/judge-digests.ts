import type { Evidence } from "../../model/evidence.ts";
import type { FoundFile } from "../../model/files.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import type { JudgeSettings } from "../define-check.ts";
import { notesOnFiles } from "../file-check/file-words.ts";
import { fewItems } from "../file-check/found-file.ts";
import { seenFiles } from "../file-check/seen-files.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { settle } from "../text-files/settle.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { compareDigests } from "./compare-digests.ts";
import type { DigestValues } from "./digest-fields.ts";
import { wordsForDigests, wordsForPaths } from "./digest-words.ts";
import { seenList } from "./seen-list.ts";

/** The verdict about a FILE_DIGEST rule: every file that there is has the content that it should have. */
export function judgeDigests(values: DigestValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const { files, doubts, empty } = seenFiles(values, evidence, settings);
  const sorted = sortFiles(files, values, evidence);
  const isNone = files.length === 0;
  const lacks =
    isNone && values.required !== "NO" ? [{ text: `no file ${values.file.map(quoted).join(" ")}` }] : [];
  const breaches = fewItems(sorted.breaches);
  const met = fewItems(sorted.met);
  return settle({
    expected: `Of ${wordsForPaths(values)} this is true: ${anyOf(wordsForDigests(values), "and")}.`,
    breaches,
    lacks,
    doubts: [...doubts, ...sorted.doubts],
    met,
    actual: [...breaches, ...lacks, ...(breaches.length === 0 ? met : [])].map(({ text }) => text).join("\n"),
    notes: isNone ? [] : notesOnFiles(empty),
  });
}

interface SortedFiles {
  readonly breaches: readonly FoundItem[];
  readonly met: readonly FoundItem[];
  readonly doubts: readonly Doubt[];
}

function sortFiles(files: readonly FoundFile[], values: DigestValues, evidence: Evidence): SortedFiles {
  const list = values.digests === null ? null : seenList(values.digests, evidence);
  const [breaches, met]: [FoundItem[], FoundItem[]] = [[], []];
  const doubts: Doubt[] = [];
  for (const file of files) {
    const demands = compareDigests(file, values, list);
    const faults = demands.flatMap((demand) => (demand.status === "unmet" ? [demand.text] : []));
    const open = demands.flatMap((demand) => (demand.status === "unseen" ? [demand.doubt] : []));
    if (faults.length > 0) breaches.push({ text: `${file.path}: ${faults.join("; ")}` });
    else if (open.length > 0 || demands.length === 0) doubts.push(...(open.length > 0 ? open : [NOTHING]));
    else met.push({ text: `${file.path}: as it should be` });
  }
  return { breaches, met, doubts };
}

const NOTHING: Doubt = {
  reason: "undetermined",
  detail: "The rule does not say what to compare the file with.",
};
