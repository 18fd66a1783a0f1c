import type { FoundItem, Verdict } from "../model/verdict.ts";
import { hideDigests } from "../support/hide-digests.ts";

/** The verdict without the digests of passwords in what it shows. It was made of the real text. */
export function hideSecrets(verdict: Verdict): Verdict {
  if (verdict.status === "skipped") return verdict;
  const shown = {
    found: verdict.found.map(hideInItem),
    notes: verdict.notes.map(hideDigests),
    ...(verdict.actual === undefined ? {} : { actual: hideDigests(verdict.actual) }),
  };
  if (verdict.status !== "error") return { ...verdict, ...shown };
  return { ...verdict, ...shown, detail: hideDigests(verdict.detail) };
}

function hideInItem(item: FoundItem): FoundItem {
  const text = hideDigests(item.text);
  return text === item.text ? item : { ...item, text };
}
