import type { Evidence } from "../model/evidence.ts";
import type { Condition, ConditionMember, IfNode } from "../model/policy.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Answer, DecidedMember, Decision } from "./decision.ts";
import { judgeRule } from "./judge-rule.ts";
import type { Judge } from "./judge-rule.ts";
import { verdictOfReport } from "./judge-report.ts";

/**
 * Decides the condition of an `<if>`. A member that fails, warns or is for another system does not pass. One that
 * could not be judged leaves the condition open only where it could still change the answer.
 */
export function decideCondition(node: IfNode, evidence: Evidence, judge: Judge): Decision {
  const { condition } = node;
  const members = condition.members.map((member) => ({
    member,
    verdict: judgeMember(member, evidence, judge),
  }));
  return { node, members, ...answerOf(condition, members) };
}

function judgeMember(member: ConditionMember, evidence: Evidence, judge: Judge): Verdict {
  return member.kind === "report" ? verdictOfReport(member, null) : judgeRule(member, evidence, judge);
}

function answerOf({ mode }: Condition, members: readonly DecidedMember[]): Answer {
  if (members.length === 0)
    return { status: "undecided", reason: "undetermined", detail: "The condition has no item." };
  const passed = members.filter(({ verdict }) => verdict.status === "passed").length;
  const open = members.find(({ verdict }) => verdict.status === "error");
  const openCount = members.filter(({ verdict }) => verdict.status === "error").length;
  if (mode === "or" ? passed > 0 : passed === members.length) return { status: "holds" };
  const isOpen = mode === "or" ? openCount > 0 : passed + openCount === members.length;
  return isOpen && open?.verdict.status === "error"
    ? { status: "undecided", reason: open.verdict.reason, detail: detailOf(open) }
    : { status: "fails" };
}

function detailOf({ member, verdict }: DecidedMember): string {
  const detail = verdict.status === "error" ? verdict.detail : "";
  return `"${member.text.description}" (line ${member.location.line}): ${detail}`;
}
