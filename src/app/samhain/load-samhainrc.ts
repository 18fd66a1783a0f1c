import { parsePolicy } from "../../../grammar/index.ts";
import { NO_METADATA } from "../../../grammar/metadata/index.ts";
import { checks } from "../../checks/index.ts";
import { bindPolicy } from "../../policy/audit/bind-policy.ts";
import { parseSamhainrc } from "../../policy/samhain/parse-samhainrc.ts";
import type { SamhainReading } from "../../policy/samhain/samhain-settings.ts";
import { renderSamhainPolicy } from "../../policy/samhain/render-policy.ts";
import type { RenderedItem } from "../../policy/samhain/render-policy.ts";
import type { Span } from "../../model/span.ts";
import { lineIndex } from "../../support/line-index.ts";
import type { LineIndex } from "../../support/line-index.ts";
import type { LoadedPolicy } from "../loaded-policy.ts";

/** The text of a configuration, and what it is called. */
export interface SamhainInput {
  readonly file: string;
  readonly text: string;
  readonly sha256: string;
}

/**
 * Reads a configuration of samhain in the place of a policy: it is written as an `.audit` policy, which is bound like
 * any other. Every place is one in the configuration.
 */
export function loadSamhainrc({ file, text, sha256 }: SamhainInput, reading: SamhainReading): LoadedPolicy {
  const { settings, diagnostics } = parseSamhainrc(text, reading);
  const lines = lineIndex(text);
  const rendered = renderSamhainPolicy(settings, reading, lines);
  const originOf = (offset: number) => originAt(rendered.items, offset) ?? settings.heading;
  const bound = bindPolicy(parsePolicy(rendered.text).syntax, {
    file,
    text: rendered.text,
    lines: originalLines(lines, originOf),
    originalSpan: ({ start }) => originOf(start),
    declarations: checks,
    context: { dialect: "dotaudit" },
  });
  const { checkType, nodes } = bound;
  return {
    file,
    text,
    policy: { file, checkType, sha256, nodes, variables: [] },
    metadata: NO_METADATA,
    variables: [],
    diagnostics: [
      ...diagnostics,
      ...bound.diagnostics.map((one) => ({ ...one, span: originOf(one.span.start) })),
    ],
    converted: rendered.text,
    samhain: settings,
  };
}

/** The words that the item at an offset comes from. */
function originAt(items: readonly RenderedItem[], offset: number): Span | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1]?.origin;
}

/** Lines of the configuration, asked for by offsets into the policy. */
function originalLines(lines: LineIndex, originOf: (offset: number) => Span): LineIndex {
  return {
    get lineCount() {
      return lines.lineCount;
    },
    positionAt: (offset) => lines.positionAt(originOf(offset).start),
    rangeOf: (line) => lines.rangeOf(line),
  };
}
