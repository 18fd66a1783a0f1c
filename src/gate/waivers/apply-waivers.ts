import type { Accepted, AppliedWaiver } from "../../model/accepted.ts";
import type { Finding } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { matchesGlob } from "../../support/matches-glob.ts";
import { coversItem, coversStatus, isLimited } from "./covers.ts";
import { stateAt } from "./state-at.ts";
import type { WaiverTime } from "./state-at.ts";
import type { Waiver } from "./waiver.ts";
import { indexWaivers } from "./waiver-index.ts";

/** Findings with their waivers, and what became of these. */
export interface WaivedFindings {
  readonly findings: readonly Finding[];
  /** Waivers that speak of a rule of the report, whatever came of it. */
  readonly named: ReadonlySet<Waiver>;
  /** Waivers that spoke of something that does not pass. */
  readonly used: ReadonlySet<Waiver>;
}

/** The waivers for a host: those that name no other one. */
export function waiversFor(waivers: readonly Waiver[], hosts: readonly string[]): readonly Waiver[] {
  return waivers.filter(
    ({ scope: { host } }) => host === null || hosts.some((name) => matchesGlob(host, name)),
  );
}

/** Puts waivers on what they cover. A finding of which every found thing is covered is covered itself. Pure. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  at: WaiverTime,
): WaivedFindings {
  const waiversOf = indexWaivers(waivers);
  const named = new Set<Waiver>();
  const used = new Set<Waiver>();
  const waived = findings.map((finding) => {
    const speaking = waiversOf(finding.rule);
    for (const waiver of speaking) named.add(waiver);
    const relevant = speaking.filter(({ scope }) => coversStatus(scope, finding.status));
    return relevant.length === 0 ? finding : waive(finding, relevant, { at, used });
  });
  return { findings: waived, named, used };
}

interface Notes {
  readonly at: WaiverTime;
  readonly used: Set<Waiver>;
}

function waive(finding: Finding, waivers: readonly Waiver[], notes: Notes): Finding {
  const { verdict } = finding;
  const limited = waivers.filter(({ scope }) => isLimited(scope));
  const whole = best(
    waivers.filter(({ scope }) => !isLimited(scope)),
    notes,
  );
  if (verdict.status === "skipped" || limited.length === 0) return withWaiver(finding, whole, notes.at);
  const covering = verdict.found.map((item) =>
    best(
      limited.filter(({ scope }) => coversItem(scope, item)),
      notes,
    ),
  );
  const found = verdict.found.map((item, index) => withWaiver(item, covering[index] ?? null, notes.at));
  const together = isWhollySeen(verdict) ? togetherOf(covering, notes.at) : null;
  const waiver = whole !== null && holds(whole, notes.at) ? whole : (together ?? whole);
  return withWaiver({ ...finding, verdict: { ...verdict, found } }, waiver, notes.at);
}

/** Of what was not seen nobody can say that a limited waiver covers it. */
function isWhollySeen(verdict: Exclude<Verdict, { status: "skipped" }>): boolean {
  return verdict.status !== "error" && !("extent" in verdict);
}

/** The waiver of all that was found, where each has one in force: the one that ends first. */
function togetherOf(covering: readonly (Waiver | null)[], at: WaiverTime): Waiver | null {
  const waivers = covering.filter((waiver) => waiver !== null && holds(waiver, at));
  if (waivers.length === 0 || waivers.length < covering.length) return null;
  return waivers.reduce((first, waiver) => (endOf(waiver) < endOf(first) ? waiver : first));
}

function endOf(waiver: Waiver | null): number {
  return waiver?.until?.time ?? Infinity;
}

function holds(waiver: Waiver, at: WaiverTime): boolean {
  return ["in-force", "ends-soon"].includes(stateAt(waiver, at));
}

const PREFERENCE: readonly AppliedWaiver["state"][] = ["in-force", "ends-soon", "not-yet", "expired"];

/** Of several, the one that does most; all of them are used. */
function best(waivers: readonly Waiver[], { at, used }: Notes): Waiver | null {
  for (const waiver of waivers) used.add(waiver);
  const rankOf = (waiver: Waiver) => PREFERENCE.indexOf(stateAt(waiver, at));
  const [first = null, ...rest] = waivers;
  return rest.reduce((found, waiver) => (found && rankOf(waiver) < rankOf(found) ? waiver : found), first);
}

function withWaiver<T extends Accepted>(covered: T, waiver: Waiver | null, at: WaiverTime): T {
  return waiver === null ? covered : { ...covered, waiver: appliedWaiver(waiver, at) };
}

function appliedWaiver(waiver: Waiver, at: WaiverTime): AppliedWaiver {
  const { reason, approver, ticket, from, until, location } = waiver;
  return {
    state: stateAt(waiver, at),
    reason,
    approver,
    ticket,
    from: from?.text ?? null,
    until: until?.text ?? null,
    location,
  };
}
