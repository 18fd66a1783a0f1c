import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { XinetdService } from "../../model/services.ts";
import type { Verdict } from "../../model/verdict.ts";
import { stateVerdict, unseenVerdict } from "../state-rule/state-verdict.ts";
import { quoted } from "../wording/quoted.ts";

/** What a rule says of a service of xinetd. */
export interface XinetdRule {
  readonly service: string;
  readonly status: "ON" | "OFF";
}

/** Services of one name (one for TCP, one for UDP) all have to be as the rule says. One that is not there is off. */
export function judgeXinetd({ service, status }: XinetdRule, evidence: Evidence): Verdict {
  const expected = `The service ${quoted(service)} of xinetd is ${status.toLowerCase()}`;
  const seen = observationOf(evidence, "xinetd");
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected, found: [] });
  const ours = seen.facts.services.filter((one) => isNamed(one, service));
  if (ours.length === 0) {
    const found = [`The service '${service}' does not exist`];
    return stateVerdict(status === "OFF" ? "passed" : "failed", { expected, found });
  }
  const isMet = ours.every(({ state }) => state === status.toLowerCase());
  const found = ours.map(({ id, state, file, line }) => `${id}: ${state} (${file} line ${line})`);
  return stateVerdict(isMet ? "passed" : "failed", { expected, found });
}

/** `chkconfig` lists services by the name of their file, which is mostly that of the service or its id. */
function isNamed({ name, id, file }: XinetdService, wanted: string): boolean {
  return name === wanted || id === wanted || file.endsWith(`/xinetd.d/${wanted}`);
}
