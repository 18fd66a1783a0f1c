import type { AuditReport } from "../../model/report.ts";
import type { ReportedReconciliation } from "../../model/reconciliation.ts";
import { evidenceWords } from "./evidence-words.ts";

/** What could not be seen, one line each: sources, gaps in sources that were seen, what only one side shows. Not yet inert. */
export function unseenLines({ evidence, reconciliation }: AuditReport): readonly string[] {
  return [
    ...evidence.flatMap(({ key, status, detail, gaps }) => [
      ...(status === "observed" ? [] : [`${evidenceWords(key)} not seen: ${detail ?? "no reason given"}`]),
      ...gaps.map((gap) => `${evidenceWords(key)}: ${gap.detail}`),
    ]),
    ...(reconciliation === undefined ? [] : oneSided(reconciliation)),
  ];
}

function oneSided({ ports, unseen }: ReportedReconciliation): readonly string[] {
  return [
    ...unseen.map(({ side, transport, detail }) => `${transport} from ${side}: ${detail}`),
    ...ports
      .filter(({ kind }) => kind === "not-explained" || kind === "not-comparable")
      .map(({ transport, address, port, detail }) => `${transport} ${hostOf(address)}:${port}: ${detail}`),
  ];
}

function hostOf(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
