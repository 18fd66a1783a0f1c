import type { Seen, Unavailable } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";

type States = ReadonlyMap<string, Seen<string>>;

const MOST_AT_ONCE = 200;
/**
 * A unit name as systemd.unit(5) allows it; it stands behind `--`. A template (`a@.service`) has no state, and
 * one among many names keeps systemctl from answering for the others.
 */
const NAME = /^(?!.*@\.)[A-Za-z0-9:_.\\@-][A-Za-z0-9:_.\\@-]{0,254}$/;

/** Asks the running manager for the active state of units, many at once. */
export async function activeStates(target: Target, units: readonly string[]): Promise<States> {
  const why = whyNot(target);
  if (why !== null) return new Map(units.map((unit) => [unit, why]));
  const states = new Map<string, Seen<string>>();
  const valid = [...new Set(units)].filter((unit) => NAME.test(unit));
  for (let at = 0; at < valid.length; at += MOST_AT_ONCE) {
    const group = valid.slice(at, at + MOST_AT_ONCE);
    const answers = await ask(target, group);
    for (const [index, unit] of group.entries()) states.set(unit, answerAt(answers, index));
  }
  return states;
}

function whyNot(target: Target): Unavailable | null {
  if (target.atRest !== undefined) return unavailable("not-supported", "The system does not run.");
  if (target.runProgram === null)
    return unavailable("not-supported", "The manager of this target cannot be asked.");
  const manager = target.files?.stat("/run/systemd/system");
  return manager?.status === "observed"
    ? null
    : unavailable("missing-source", "The first process of this system is not systemd.");
}

async function ask(target: Target, units: readonly string[]): Promise<Seen<readonly string[]>> {
  const args = ["show", "-p", "ActiveState", "--value", "--", ...units];
  const output = await target.runProgram?.({
    program: "systemctl",
    args,
    timeoutMs: 20_000,
    limitBytes: 1 << 20,
  });
  if (output === undefined) return unavailable("not-supported", "No program can be run on this target.");
  if (output.status === "unavailable") return output;
  const states = output.value.stdout.split("\n").filter((line) => line !== "");
  if (states.length === units.length && states.every((state) => /^[a-z-]+$/.test(state)))
    return { status: "observed", value: states };
  return unavailable("malformed-output", `${output.value.path} show gave no state for each unit.`);
}

function answerAt(answers: Seen<readonly string[]>, index: number): Seen<string> {
  if (answers.status === "unavailable") return answers;
  return { status: "observed", value: answers.value[index] ?? "" };
}

function unavailable(reason: Unavailable["reason"], detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}
