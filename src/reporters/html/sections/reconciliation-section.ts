import type { ReportedPort, ReportedReconciliation } from "../../../model/reconciliation.ts";
import { countOf } from "../../wording/count-of.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";

type Kind = ReportedPort["kind"];

/** The disagreements first. */
const KINDS: readonly (readonly [kind: Kind, words: string])[] = [
  ["not-explained", "not explained"],
  ["not-reached", "not reached"],
  ["not-comparable", "not comparable"],
  ["agrees", "agrees"],
];

/** What a scan from outside reached, beside what the host tells of itself. */
export function reconciliationSection(reconciliation: ReportedReconciliation | undefined): Markup {
  if (reconciliation === undefined) return markup``;
  return markup`<section aria-labelledby="views">
<h2 id="views">From inside and from outside</h2>
${tableMarkup(reconciliation.ports)}
</section>
`;
}

function tableMarkup(ports: readonly ReportedPort[]): Content {
  if (ports.length === 0) return markup`<p>Nothing listens there, and nothing answers.</p>`;
  const rows = KINDS.flatMap(([kind, words]) => {
    const own = ports.filter((port) => port.kind === kind);
    return [...groupsOf(own).values()].map((group) => rowMarkup(words, group));
  });
  return markup`<p>${countOf(ports.length, "port")} compared.</p><div class="scroll" tabindex="0" role="region" aria-label="Ports from inside and outside"><table><thead><tr><th scope="col">Views</th><th scope="col">Ports</th><th scope="col">Address</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Ports of one address of which the same is to be said. */
function groupsOf(ports: readonly ReportedPort[]): ReadonlyMap<string, readonly ReportedPort[]> {
  return Map.groupBy(ports, ({ transport, address, detail }) => [transport, address, detail].join("\0"));
}

function rowMarkup(words: string, group: readonly ReportedPort[]): Markup {
  const { transport = "", address = "", detail = "" } = group[0] ?? {};
  const numbers = group.map(({ port }) => port).join(", ");
  return markup`<tr><th scope="row">${words}</th><td>${transport} ${numbers}</td><td>${address}</td><td>${detail}</td></tr>`;
}
