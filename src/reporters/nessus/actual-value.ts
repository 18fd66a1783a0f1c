import type { Finding } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { foundLines } from "../wording/found-lines.ts";
import { exactBlock } from "../xml/exact-block.ts";
import { textBlock } from "../xml/text-block.ts";

/** What was found, in the words of Nessus where it has some; empty where there is nothing to say. */
export function actualValueOf({ rule, verdict }: Finding): string {
  if (verdict.status === "skipped") return textBlock([verdict.detail]);
  if (rule.type === "<report>") return textBlock(statedLines(rule.source, verdict));
  const { actual } = verdict;
  const unseen = verdict.status === "error" ? [`Not judged: ${verdict.detail} (${verdict.reason})`] : [];
  if (actual === undefined) return textBlock([...unseen, ...foundLines(verdict.found), ...verdict.notes]);
  const parts = [textBlock(unseen), exactBlock(actual), textBlock(verdict.notes)];
  return parts.filter((part) => part !== "").join("\n");
}

type Judged = Exclude<Verdict, { readonly status: "skipped" }>;

/** A `<report>` shows what it is told to show, and nothing of its own. */
function statedLines(source: Finding["rule"]["source"], { found }: Judged): readonly string[] {
  const isAttached = source.some(
    ([keyword, value]) => keyword === "show_output" && value.trim().toUpperCase() === "YES",
  );
  const output = source.filter(([keyword]) => keyword === "output").map(([, value]) => value);
  return [...(isAttached ? foundLines(found) : []), ...output];
}
