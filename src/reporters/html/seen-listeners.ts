import type { Accepted } from "../../model/accepted.ts";
import type { ListeningSocket, Owners } from "../../model/listening-socket.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";

/** A listener that findings speak of: once, however many of them do. */
export interface SeenListener {
  /** Its place in the document, for links. */
  readonly anchor: string;
  /** With the most that any finding knows of its owners. */
  readonly listener: ListeningSocket;
  readonly service: FoundItem["service"];
  /** The worst that a finding makes of it. */
  readonly outcome: Outcome;
  /** The findings that speak of it, by their place in the report. */
  readonly findings: readonly number[];
}

interface Gathered extends Pick<SeenListener, "listener" | "service" | "outcome"> {
  readonly findings: number[];
}

const KNOWLEDGE: readonly Owners["status"][] = ["not-requested", "first", "partial", "kernel", "complete"];

/** Every listener of the findings by its key, in order of port, address and transport. */
export function seenListeners(findings: readonly Finding[]): ReadonlyMap<string, SeenListener> {
  const seen = new Map<string, Gathered>();
  for (const [index, finding] of findings.entries())
    for (const item of foundOf(finding)) addItem(seen, item, { index, outcome: itemOutcome(finding, item) });
  return inOrder(seen);
}

/** What tells one listener from another. */
export function listenerKey(listener: ListeningSocket): string {
  const { transport, address, port, device, v6only, networkNamespace, inode } = listener;
  return [transport, address, port, device, v6only, networkNamespace, inode].join("\0");
}

/** What comes of one thing that a finding found: a waiver or a baseline may speak of it alone. */
export function itemOutcome(finding: Finding, { waiver, baseline }: Accepted): Outcome {
  const whole = outcomeOf(finding);
  if (whole === "WAIVED" || whole === "KNOWN") return whole;
  const own = {
    ...(waiver === undefined ? {} : { waiver }),
    ...(baseline === undefined ? {} : { baseline }),
  };
  return outcomeOf({ status: finding.status, ...own });
}

function foundOf({ verdict }: Finding): readonly FoundItem[] {
  return verdict.status === "skipped" ? [] : verdict.found;
}

function addItem(
  seen: Map<string, Gathered>,
  { listener, service }: FoundItem,
  { index, outcome }: { readonly index: number; readonly outcome: Outcome },
): void {
  if (listener === undefined) return;
  const key = listenerKey(listener);
  const known = seen.get(key);
  if (known === undefined) {
    seen.set(key, { listener, service, outcome, findings: [index] });
    return;
  }
  if (known.findings.at(-1) !== index) known.findings.push(index);
  seen.set(key, {
    listener: knowledgeOf(listener) > knowledgeOf(known.listener) ? listener : known.listener,
    service: known.service ?? service,
    outcome: rankOf(outcome) < rankOf(known.outcome) ? outcome : known.outcome,
    findings: known.findings,
  });
}

function knowledgeOf({ owners }: ListeningSocket): number {
  return KNOWLEDGE.indexOf(owners.status);
}

function rankOf(outcome: Outcome): number {
  return OUTCOME_ORDER.indexOf(outcome);
}

function inOrder(seen: ReadonlyMap<string, Gathered>): ReadonlyMap<string, SeenListener> {
  const sorted = [...seen].sort(([, a], [, b]) => compare(a.listener, b.listener));
  return new Map(sorted.map(([key, entry], index) => [key, { ...entry, anchor: `socket-${index + 1}` }]));
}

function compare(a: ListeningSocket, b: ListeningSocket): number {
  return a.port - b.port || order(a.address, b.address) || order(a.transport, b.transport);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
