import { foundText } from "../../../grammar/found-text.ts";
import type { ElementSyntax } from "../../../grammar/syntax.ts";
import type { ReportNode, ReportStatus } from "../../model/policy.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import { bindHead } from "./bind-head.ts";
import type { Binding } from "./binding.ts";
import { ItemSource } from "./item-source.ts";
import { REPORT_KEYWORDS, TEXT_KEYWORDS } from "./vocabulary.ts";

const STATUSES: readonly ReportStatus[] = ["passed", "failed", "warning", "info"];
const KEYWORDS: readonly string[] = [...TEXT_KEYWORDS, ...REPORT_KEYWORDS];

/** `<report type:"PASSED">`; `null` if nobody can tell what it reports. */
export function bindReport(element: ElementSyntax, binding: Binding): ReportNode | null {
  const item = new ItemSource(element, binding.source.text);
  reportStrays(item, binding);
  const head = bindHead(item, "<report>", binding);
  const status = bindStatus(element, binding);
  const conditions = bindShowOutput(item, binding);
  if (status === null) return null;
  return { ...head, kind: "report", status, conditions, output: item.texts("output")[0] ?? null };
}

function bindStatus(element: ElementSyntax, binding: Binding): ReportStatus | null {
  const attribute = element.attributes.find(({ name }) => name === "type");
  const word = attribute?.value.trim().toLowerCase();
  const status = STATUSES.find((known) => known === word);
  if (status !== undefined) return status;
  const found =
    attribute === undefined
      ? "the <report> has no type"
      : `"${foundText(attribute.value)}" is no type of a <report>`;
  const hint = 'write <report type:"PASSED">, "FAILED", "WARNING" or "INFO"';
  binding.report(
    { code: "AUD2072", severity: "error", message: found, hint },
    attribute?.span ?? element.openSpan,
  );
  return null;
}

function bindShowOutput(item: ItemSource, binding: Binding): ReportNode["conditions"] {
  const word = item.word("show_output");
  if (word === null || word.toUpperCase() === "NO") return "left-out";
  if (word.toUpperCase() === "YES") return "attached";
  const message = `expected YES or NO, found "${foundText(word)}"`;
  const span = (item.first("show_output")?.value ?? item.element).span;
  binding.report({ code: "AUD2010", severity: "error", message }, span);
  return "left-out";
}

function reportStrays(item: ItemSource, binding: Binding): void {
  for (const { keyword, keywordSpan } of item.assignments) {
    if (KEYWORDS.includes(keyword)) continue;
    const nearest = nearestWord(keyword, KEYWORDS);
    const hint = nearest === null ? `a <report> has ${KEYWORDS.join(", ")}` : `did you mean \`${nearest}\`?`;
    const message = `\`${foundText(keyword)}\` is not a keyword of <report>`;
    binding.report({ code: "AUD2005", severity: "error", message, hint }, keywordSpan);
  }
}
