import type { ComparedSide } from "../../model/comparison.ts";
import { printable } from "../../support/printable.ts";
import type { AnyComparison } from "./any-comparison.ts";
import { changePhrase } from "./change-phrase.ts";
import { obstacleAdvice, outcomeWords, sideWords } from "./outcome-words.ts";
import type { Phrase } from "./phrase.ts";

/** A comparison as Markdown, for pull requests and tickets. */
export function renderComparisonMarkdown(comparison: AnyComparison): string {
  const { old, new: fresh, obstacles, changes, limits } = comparison;
  const lines = [
    `**${outcomeWords(comparison)}**`,
    "",
    sideLine("old", old),
    sideLine("new", fresh),
    ...section(
      "Not comparable",
      obstacles.flatMap(({ subject, old: before, new: after }) => [
        `- ${code(subject)}`,
        `  - old: ${code(before)}`,
        `  - new: ${code(after)}`,
      ]),
    ),
    ...(obstacles.length === 0 ? [] : ["", obstacleAdvice(comparison)]),
    ...section(
      "Changes",
      changes.flatMap((change) => changeLines(changePhrase(change))),
    ),
    ...section(
      "Not shown by either side",
      limits.map((limit) => `- ${code(limit)}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function sideLine(label: string, side: ComparedSide): string {
  return `- ${label}: ${code(side.name)}, ${code(sideWords(side))}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${title}`, "", ...lines];
}

function changeLines({ badge, subject, details }: ReturnType<typeof changePhrase>): readonly string[] {
  return [`- **${badge}** ${textOf(subject)}`, ...details.map((detail) => `  - ${textOf(detail)}`)];
}

function textOf(phrase: Phrase): string {
  return phrase.map(({ kind, text }) => (kind === "name" ? code(text) : text)).join("");
}

/** A code span that its text cannot leave (CommonMark 6.1): its fence is longer than any run of backticks in it. */
function code(text: string): string {
  const shown = printable(text);
  if (shown.trim() === "") return "` (blank) `";
  const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}
