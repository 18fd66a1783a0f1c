import type { Evidence } from "../../model/evidence.ts";
import type { ScannedPorts } from "../../model/port-scan.ts";
import { commonPorts, hasPort, unionOfPorts, withoutPorts } from "../../model/port-set.ts";
import type { ReconciledPort } from "../../model/reconciliation.ts";
import type { FoundItem } from "../../model/verdict.ts";
import type { PortJudgement } from "../port-rule/verdicts.ts";
import { wordsForSet } from "../port-rule/words-for-set.ts";
import { foundListener } from "../port-rule/words.ts";
import type { AskedPorts } from "./asked-ports.ts";

/** What both views say of one scanned address, and what the rule asks. */
export interface AddressScene {
  readonly scan: ScannedPorts;
  readonly ports: readonly ReconciledPort[];
  readonly asked: AskedPorts;
}

/** One address judged. */
export interface JudgedAddress extends Pick<PortJudgement, "violations" | "doubts" | "accepted"> {
  readonly notes: readonly string[];
}

/** Judges one scanned address: what answers has to be explained, and what has to answer has to. */
export function judgeAddress({ scan, ports, asked }: AddressScene, evidence: Evidence): JudgedAddress {
  const here = ports.filter(
    ({ transport, address, port }) =>
      transport === scan.transport && address === scan.address && hasPort(asked.compared, port),
  );
  const ofKind = (kind: ReconciledPort["kind"]) => here.filter((entry) => entry.kind === kind);
  return {
    violations: [
      ...ofKind("not-explained").map((entry) => ({ text: `${placeOf(entry)}: ${entry.detail}` })),
      ...unreachable(scan, asked),
    ],
    doubts: untried(scan, asked),
    accepted: ofKind("agrees").flatMap((entry) => foundOn(entry, evidence)),
    notes: notesOn(ofKind("not-reached"), scan),
  };
}

function foundOn({ listeners, address }: ReconciledPort, evidence: Evidence): readonly FoundItem[] {
  return listeners.map((listener) => foundListener(listener, `reachable at ${address}`, evidence));
}

function unreachable(scan: ScannedPorts, { reachable }: AskedPorts): readonly FoundItem[] {
  const refused = commonPorts(reachable, scan.refused);
  const filtered = commonPorts(reachable, scan.filtered);
  return [
    { ports: refused, how: "refused from outside: nothing serves it there" },
    { ports: filtered, how: "not reachable: a packet filter stands before it" },
  ].flatMap(({ ports, how }) =>
    ports.length === 0
      ? []
      : [{ text: `${scan.transport} ${wordsForSet(ports)} of ${scan.address} is ${how}` }],
  );
}

function untried(scan: ScannedPorts, { compared, reachable }: AskedPorts): PortJudgement["doubts"] {
  const known = unionOfPorts([scan.open, scan.refused, scan.filtered]);
  const missing = withoutPorts(unionOfPorts([compared, reachable]), known);
  if (missing.length === 0) return [];
  return [
    doubt(
      `Whether ${scan.transport} ${wordsForSet(missing)} of ${scan.address} can be reached is not known: not tried, or no clear answer.`,
    ),
  ];
}

/** A listener that is not reached is the usual good case: a packet filter. */
function notesOn(
  entries: readonly ReconciledPort[],
  { transport, address }: ScannedPorts,
): readonly string[] {
  const ports = unionOfPorts(entries.map(({ port }) => [[port, port]]));
  if (ports.length === 0) return [];
  return [`On ${transport} ${wordsForSet(ports)} something listens that was not reached at ${address}.`];
}

function placeOf({ transport, address, port }: ReconciledPort): string {
  return `${transport} ${address.includes(":") ? `[${address}]` : address}:${port}`;
}

function doubt(detail: string): PortJudgement["doubts"][number] {
  return { reason: "not-recorded", detail };
}
