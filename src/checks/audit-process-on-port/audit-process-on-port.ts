import type { Evidence, OwnerWish } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import { defineCheck } from "../define-check.ts";
import { judgeMember } from "../port-rule/member-state.ts";
import type { MemberState } from "../port-rule/member-state.ts";
import { reviewNotes } from "../port-rule/port-notes.ts";
import { portRequests, possiblePorts } from "../port-rule/port-requests.ts";
import { registeredPorts } from "../port-rule/registered-ports.ts";
import { resolvePorts } from "../port-rule/resolve-ports.ts";
import { selectListeners } from "../port-rule/select-listeners.ts";
import { sayOfListed } from "../port-rule/speaks-of.ts";
import { uncertainListener } from "../port-rule/uncertain-listener.ts";
import { withUntried } from "../port-rule/untried.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import type { PortJudgement } from "../port-rule/verdicts.ts";
import { foundListener, wordForType, wordsForNarrowing, wordsForPorts } from "../port-rule/words.ts";
import { explainProcessOnPort } from "./explain-process-on-port.ts";
import { judgeOwners } from "./judge-owners.ts";
import type { ProcessValues } from "./judge-owner.ts";
import { processFields } from "./process-fields.ts";

/** Passes when each listed port that is open is held only by accepted processes. */
export const auditProcessOnPort = defineCheck({
  type: "AUDIT_PROCESS_ON_PORT",
  form: "typed",
  platforms: ["unix", "windows"],
  otherSpellings: ["AUDIT_PROCESS_PORT"],
  summary: "Passes when every process that holds a listed port is an accepted one.",
  origin: "nessus",
  fields: processFields,
  registers: registeredPorts,
  review: reviewNotes,

  explain: explainProcessOnPort,

  needs(values, settings) {
    return portRequests(
      values,
      { ports: possiblePorts(values.ports), depth: "every", details: detailsFor(values) },
      settings,
    );
  },

  judge(values, evidence, settings) {
    const selection = withUntried(selectListeners(values, evidence, settings), {
      values,
      asked: (transport) => resolvePorts(values.ports, transport, evidence).ports,
      evidence,
    });
    const states = values.ports.map((member) => judgeMember(member, { values, selection, evidence }));
    const closed = states.filter((state) => state.status === "closed");
    const context = { evidence, budget: regexBudget(settings.regexMilliseconds) };
    const answers = states.map((state) => judgeState(state, values, context));
    const absent =
      selection.unseen.length === 0 ? judgeClosed(closed, values) : { violations: [], doubts: [] };
    return verdictOf({
      expected: expectation(values) + wordsForNarrowing(values),
      selection,
      violations: unique([...answers.flatMap((answer) => answer.violations), ...absent.violations]),
      doubts: [...answers.flatMap((answer) => answer.doubts), ...absent.doubts],
      accepted: unique(answers.flatMap((answer) => answer.accepted)),
    });
  },

  speaksOf(values, subject) {
    const names = values.name.map(({ text }) => text).join(" or ");
    const said = sayOfListed(values, subject, "names");
    return said === null ? null : `${said}, to be held by ${names}`;
  },
});

type Answers = Pick<PortJudgement, "violations" | "doubts" | "accepted">;

/** What was seen, and the time that the patterns of one rule may take. */
interface Context {
  readonly evidence: Evidence;
  readonly budget: RegexBudget;
}

function judgeState(state: MemberState, values: ProcessValues, context: Context): Answers {
  switch (state.status) {
    case "open":
      return merge(state.listeners.map((listener) => judgeListener(listener, values, context)));
    case "uncertain":
      return {
        ...NOTHING,
        doubts: state.listeners.map((listener) => uncertainListener(listener, context.evidence)),
      };
    case "unresolved":
      return { ...NOTHING, doubts: [state.unseen] };
    case "closed":
      return NOTHING;
  }
}

const NOTHING: Answers = { violations: [], doubts: [], accepted: [] };

function judgeListener(
  listener: ListeningSocket,
  values: ProcessValues,
  { evidence, budget }: Context,
): Answers {
  const answer = judgeOwners(listener, values, budget);
  switch (answer.status) {
    case "met":
      return { ...NOTHING, accepted: [foundListener(listener, "held by an accepted process", evidence)] };
    case "unmet":
      return { ...NOTHING, violations: [foundListener(listener, answer.text, evidence)] };
    case "unseen": {
      const item = foundListener(listener, "owner not seen", evidence);
      return { ...NOTHING, doubts: [{ reason: answer.reason, detail: answer.detail, item }] };
    }
  }
}

/** A closed port fails the rule; in a Windows policy it is an error, as Nessus has it. */
function judgeClosed(
  closed: readonly MemberState[],
  values: ProcessValues,
): Pick<Answers, "violations" | "doubts"> {
  if (values.portOption === "CAN_BE_CLOSED") return NOTHING;
  const items = closed.map(({ member }) => ({
    text: `nothing listens on ${wordForType(values.portType)} ${member.text}`,
  }));
  if (values.valueType === null) return { violations: items, doubts: [] };
  const doubts = items.map((item) => ({
    reason: "port-closed" as const,
    detail: `The port is closed: ${item.text}.`,
    item,
  }));
  return { violations: [], doubts };
}

function merge(answers: readonly Answers[]): Answers {
  return {
    violations: answers.flatMap((answer) => answer.violations),
    doubts: answers.flatMap((answer) => answer.doubts),
    accepted: answers.flatMap((answer) => answer.accepted),
  };
}

/** Members may overlap; a listener is shown once. */
function unique(items: readonly FoundItem[]): readonly FoundItem[] {
  const seen = new Set<ListeningSocket>();
  return items.filter(({ listener }) => {
    if (listener === undefined || !seen.has(listener))
      return listener === undefined || Boolean(seen.add(listener));
    return false;
  });
}

function detailsFor({ md5, sha256, package: packages }: ProcessValues): OwnerWish["details"] {
  return [
    ...(md5 === null ? [] : (["md5"] as const)),
    ...(sha256 === null ? [] : (["sha256"] as const)),
    ...(packages === null ? [] : (["package"] as const)),
  ];
}

function expectation(values: ProcessValues): string {
  const names = values.name.map(({ text }) => text).join(" or ");
  const closed = values.portOption === "CAN_BE_CLOSED" ? ", if open," : "";
  return `${wordsForPorts(values.portType, values.ports)}${closed} held only by ${names}`;
}
