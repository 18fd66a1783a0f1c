import { checks } from "../checks/index.ts";
import { mergeRequests, takeUnknown } from "../evaluate/merge-requests.ts";
import { nextReach } from "../evaluate/next-reach.ts";
import { planRequests } from "../evaluate/plan-requests.ts";
import type { JudgeSettings } from "../checks/define-check.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { Unavailable } from "../model/observation.ts";
import type { Policy, PolicyNode } from "../model/policy.ts";
import type { CommandLeave } from "../targets/program-access.ts";
import type { EvidenceSource } from "./evidence-source.ts";
import { answersOf } from "./answers-of.ts";

/** Published policies nest 14 deep. What a deeper one would still have to read stays unread, and becomes ERROR. */
const MOST_ROUNDS = 100;

const UNREAD = {
  status: "unavailable",
  reason: "not-supported",
  detail: `After ${MOST_ROUNDS} rounds of reading nothing more is read: the <if>s of the policy nest too deep.`,
} as const satisfies Unavailable;

/** What a survey is for: the rules of policies, and what somebody wants to see beside them. */
export interface SurveyPlan {
  readonly policies: readonly Policy[];
  readonly settings: JudgeSettings;
  /** Asked for in the first round, whatever the policies need. */
  readonly beside: readonly EvidenceRequest[];
  /** Widens a request of the policies for the report's own use. */
  readonly widen?: (request: EvidenceRequest) => EvidenceRequest;
  /** Which commands of the policies may run; absent: none. */
  readonly commands?: CommandLeave;
  /** The answer to `port-scan`, which the target itself cannot give. */
  readonly scan?: Evidence["observations"]["port-scan"];
}

/** What was seen, and what was asked for. */
export interface Survey {
  readonly evidence: Evidence;
  readonly requests: readonly EvidenceRequest[];
}

/**
 * Sees what the policies need, in rounds: first all that is unconditional and the conditions of the outermost `<if>`s,
 * then, round by round, the branches that were just taken. Nothing of a branch that is not taken is read.
 */
export async function surveyTarget(target: EvidenceSource, plan: SurveyPlan): Promise<Survey> {
  const judge = { checks, settings: plan.settings };
  const reader = new Reader(target, plan);
  let reached: readonly PolicyNode[] = plan.policies.flatMap(({ nodes }) => nodes);
  await reader.read([{ kind: "host", depth: "brief" }, ...plan.beside, ...planRequests(reached, judge)]);
  while (reached.length > 0) {
    reached = nextReach(reached, reader.evidence, judge);
    await reader.read(planRequests(reached, judge));
  }
  return { evidence: reader.evidence, requests: reader.asked };
}

/** Reads what was not yet asked for. What is read again, because more is wanted of it, replaces what was read before. */
class Reader {
  readonly #target: EvidenceSource;
  readonly #plan: SurveyPlan;
  readonly #known = new Set<string>();
  #rounds = 0;
  asked: readonly EvidenceRequest[] = [];
  evidence: Evidence;

  constructor(target: EvidenceSource, plan: SurveyPlan) {
    this.#target = target;
    this.#plan = plan;
    const now = new Date(target.now()).toISOString();
    const collectedAt = target.kind === "evidence" ? (target.collectedAt ?? now) : now;
    this.evidence = { target: target.name, collectedAt, observations: {} };
  }

  async read(requests: readonly EvidenceRequest[]): Promise<void> {
    if (requests.length === 0) return;
    if (this.#rounds === MOST_ROUNDS) {
      this.#leave(requests);
      return;
    }
    const { scan, widen, commands } = this.#plan;
    const fresh = takeUnknown(widen === undefined ? requests : requests.map(widen), this.#known);
    if (fresh.length === 0) return;
    this.#rounds += 1;
    this.asked = mergeRequests([...this.asked, ...fresh]);
    const keys = new Set(fresh.map(keyOfRequest));
    const batch = this.asked.filter((request) => keys.has(keyOfRequest(request)));
    const observations = await answersOf(this.#target, batch, commands);
    const given = scan !== undefined && keys.has("port-scan") ? { "port-scan": scan } : {};
    this.evidence = {
      ...this.evidence,
      observations: { ...this.evidence.observations, ...observations, ...given },
    };
  }

  /** What was read before stays: conditions were decided by it. */
  #leave(requests: readonly EvidenceRequest[]): void {
    const { observations } = this.evidence;
    const unread = requests.map(keyOfRequest).filter((key) => !Object.hasOwn(observations, key));
    if (unread.length === 0) return;
    const left = Object.fromEntries(unread.map((key) => [key, { ...UNREAD, source: this.#target.name }]));
    this.evidence = { ...this.evidence, observations: { ...observations, ...left } };
  }
}
