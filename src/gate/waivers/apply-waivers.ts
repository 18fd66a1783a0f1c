import { isInForce } from "../../model/accepted.ts";
import type { AppliedWaiver } from "../../model/accepted.ts";
import type { Finding } from "../../model/report.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { matchesGlob } from "../../support/matches-glob.ts";
import { coversItem, coversRule, isLimited } from "./covers.ts";
import { stateAt } from "./state-at.ts";
import type { WaiverTime } from "./state-at.ts";
import type { Waiver } from "./waiver.ts";

/** Findings with their waivers, and the waivers that spoke of something that does not pass. */
export interface WaivedFindings {
  readonly findings: readonly Finding[];
  readonly used: ReadonlySet<Waiver>;
}

/** The waivers for a host: those that name no other one. */
export function waiversFor(waivers: readonly Waiver[], hosts: readonly string[]): readonly Waiver[] {
  return waivers.filter(({ scope }) => hosts.some((host) => matchesGlob(scope.host ?? "*", host)));
}

/** Puts waivers on what they cover. A finding of which every found thing is covered is covered itself. Pure. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  at: WaiverTime,
): WaivedFindings {
  const used = new Set<Waiver>();
  const waived = findings.map((finding) => {
    if (finding.status === "PASSED" || finding.status === "SKIPPED") return finding;
    const relevant = waivers.filter(({ scope }) => coversRule(scope, finding));
    return relevant.length === 0 ? finding : waive(finding, relevant, { at, used });
  });
  return { findings: waived, used };
}

interface Notes {
  readonly at: WaiverTime;
  readonly used: Set<Waiver>;
}

function waive(finding: Finding, waivers: readonly Waiver[], notes: Notes): Finding {
  const whole = best(
    waivers.filter(({ scope }) => !isLimited(scope)),
    notes,
  );
  const { verdict } = finding;
  const limited = waivers.filter(({ scope }) => isLimited(scope));
  if (verdict.status === "skipped" || limited.length === 0)
    return whole === null ? finding : { ...finding, waiver: whole };
  const found = verdict.found.map((item) => waiveItem(item, limited, notes));
  const waiver = whole !== null && isInForce(whole) ? whole : (togetherOf(found) ?? whole);
  const parts = { ...finding, verdict: { ...verdict, found } };
  return waiver === null ? parts : { ...parts, waiver };
}

function waiveItem(item: FoundItem, waivers: readonly Waiver[], notes: Notes): FoundItem {
  const waiver = best(
    waivers.filter(({ scope }) => coversItem(scope, item)),
    notes,
  );
  return waiver === null ? item : { ...item, waiver };
}

/** The waiver of all that was found, where each has one in force: the one that ends first. */
function togetherOf(found: readonly FoundItem[]): AppliedWaiver | null {
  const waivers = found.flatMap(({ waiver }) => (waiver !== undefined && isInForce(waiver) ? [waiver] : []));
  if (waivers.length === 0 || waivers.length < found.length) return null;
  return waivers.reduce((first, waiver) => (endOf(waiver) < endOf(first) ? waiver : first));
}

function endOf({ until }: AppliedWaiver): string {
  return until ?? "never";
}

const PREFERENCE: readonly AppliedWaiver["state"][] = ["in-force", "ends-soon", "not-yet", "expired"];

/** Of several, the one that does most; all of them are used. */
function best(waivers: readonly Waiver[], { at, used }: Notes): AppliedWaiver | null {
  for (const waiver of waivers) used.add(waiver);
  const applied = waivers.map((waiver) => appliedWaiver(waiver, at));
  return PREFERENCE.flatMap((state) => applied.filter((waiver) => waiver.state === state))[0] ?? null;
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
