import type { Outcome } from "../../../model/outcome.ts";
import type { Severity } from "../../../model/policy.ts";
import { grouped } from "../../wording/count-of.ts";
import { OUTCOME_ORDER } from "../../wording/status-words.ts";
import { findingBlock } from "../finding/finding-block.ts";
import type { Fold } from "../finding/finding-block.ts";
import type { HtmlReport, PlacedFinding } from "../html-report.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";

/** As many broken findings are unfolded from the start; of more, the titles are the overview. */
const UNFOLDED = 20;
/** A finding of more things than this is a list that nobody reads to its end: it stays folded. */
const UNFOLDED_ITEMS = 100;

const SEVERITIES: readonly Severity[] = ["HIGH", "MEDIUM", "LOW"];

interface Group {
  readonly id: string;
  readonly title: string;
  readonly outcomes: readonly Outcome[];
}

const GROUPS: readonly Group[] = [
  { id: "broken", title: "Findings", outcomes: ["FAILED", "ERROR", "WARNING"] },
  { id: "accepted", title: "Accepted beforehand", outcomes: ["WAIVED", "KNOWN"] },
  { id: "passed", title: "Passed", outcomes: ["PASSED"] },
  { id: "skipped", title: "Not judged", outcomes: ["SKIPPED"] },
];

/** Every finding, in groups: what is broken, what was accepted, what passed, what was left out. */
export function findingsSections(page: HtmlReport): Markup {
  return markup`${GROUPS.map((group) => groupMarkup(page, group))}`;
}

/** The groups that have findings, for the table of contents. */
export function findingGroups(page: HtmlReport): readonly Pick<Group, "id" | "title">[] {
  return GROUPS.filter((group) => membersOf(page, group).length > 0);
}

function groupMarkup(page: HtmlReport, group: Group): Markup {
  const members = membersOf(page, group);
  const { id, title } = group;
  if (members.length === 0 && id !== "broken") return markup``;
  const unfolded = id === "broken" && members.length <= UNFOLDED ? UNFOLDED_ITEMS : -1;
  const blocks: Content = members.map((member) => findingBlock(page, member, foldOf(member, unfolded)));
  const none =
    members.length === 0 ? markup`<p>Nothing is broken, and nothing was left undecided.</p>` : null;
  return markup`<section class="group" aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="number">${grouped(members.length)}</span></h2>
${none}<div class="findings">${blocks}</div><button type="button" class="more" hidden>Show more</button>
</section>
`;
}

function foldOf({ finding: { verdict } }: PlacedFinding, mostItems: number): Fold {
  const items = verdict.status === "skipped" ? 0 : verdict.found.length;
  return items <= mostItems ? "open" : "closed";
}

/** With the worst first: by outcome, then by severity, then as the report has them. */
function membersOf({ findings }: HtmlReport, { outcomes }: Group): readonly PlacedFinding[] {
  const members = findings.filter(({ outcome }) => outcomes.includes(outcome));
  return members.sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ outcome, finding }: PlacedFinding): number {
  return OUTCOME_ORDER.indexOf(outcome) * SEVERITIES.length + SEVERITIES.indexOf(finding.rule.severity);
}
