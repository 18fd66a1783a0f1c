import type { Observation, Seen } from "../../model/observation.ts";
import type { SystemQuery, SystemQueryFacts, SystemQueryRequest } from "../../model/system-query.ts";
import type { Target } from "../../targets/target.ts";
import { argumentsOf, refusalOf } from "./arguments-of.ts";
import { defaultsOfUsers } from "./defaults-of-users.ts";

type Answer = SystemQueryFacts["answers"][number];

/** Asks the program of one question, for each user where it is about all of them. */
export async function answerQuery(
  target: Target,
  { query }: SystemQueryRequest,
): Promise<Observation<SystemQueryFacts>> {
  const source = query.kind;
  const refusal = refusalOf(query);
  if (refusal !== null) return { status: "unavailable", source, reason: "not-supported", detail: refusal };
  const system = query.kind === "svcprop" ? "SunOS" : "Darwin";
  if (target.identity().system !== system) {
    const detail = `${query.kind} is there on ${system} only.`;
    return { status: "unavailable", source, reason: "not-supported", detail };
  }
  const answers = await answersTo(target, query);
  return answers.status === "unavailable"
    ? { ...answers, source }
    : { status: "observed", source, facts: { answers: answers.value } };
}

async function answersTo(target: Target, query: SystemQuery): Promise<Seen<readonly Answer[]>> {
  const places = defaultsOfUsers(target, query);
  if (places.status === "unavailable") return places;
  const answers: Answer[] = [];
  for (const { subject, asked } of places.value) {
    const value = await ask(target, asked);
    if (value.status === "unavailable") return value;
    answers.push({ subject, value: value.value });
  }
  return { status: "observed", value: answers };
}

/** `defaults` and `svcprop` end with 1 where there is no such thing; osascript then prints nothing. */
async function ask(target: Target, query: SystemQuery): Promise<Seen<string | null>> {
  const [program, ...args] = argumentsOf(query);
  const statuses = query.kind === "osascript" ? [] : [1];
  const output = await target.runProgram?.({
    program,
    args,
    timeoutMs: 30_000,
    limitBytes: 1 << 20,
    statuses,
  });
  if (output === undefined)
    return {
      status: "unavailable",
      reason: "not-supported",
      detail: "No program can be run on this target.",
    };
  if (output.status === "unavailable") return output;
  const { stdout, exitStatus = 0 } = output.value;
  const text = stdout.replace(/\n$/, "");
  const isUnset = exitStatus !== 0 || (query.kind === "osascript" && text === "");
  return { status: "observed", value: isUnset ? null : text };
}
