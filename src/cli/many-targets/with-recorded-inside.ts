import type { OpenSource } from "../../app/evidence-source.ts";
import type { RecordedHost } from "../../app/recorded-host.ts";
import { seenFromBothSides } from "../../app/seen-from-both-sides.ts";
import type { Seen } from "../../model/observation.ts";
import { collectAdvice } from "../collect-advice.ts";
import { fileOf, readEvidence } from "../evidence-inputs.ts";
import type { RunOptions } from "../run-options.ts";
import { UsageError } from "../usage-error.ts";
import type { AskedTargets } from "./asked-targets.ts";

/** The one host on the network that a run looks at, with what was recorded on it (`--evidence`). */
export async function withRecordedInside(asked: AskedTargets, options: RunOptions): Promise<AskedTargets> {
  const [only, ...others] = asked.targets;
  const isOnNetwork = options.target.length === 1 && options.target[0]?.startsWith("tcp://") === true;
  if (only === undefined || others.length > 0 || !isOnNetwork || options.allNetns === true)
    throw new UsageError(
      "--evidence beside targets is what was recorded on one host: name exactly one tcp://HOST, or leave out --evidence.",
    );
  const { evidence } = options;
  const inside = await readEvidence(evidence, collectAdvice({ ...options, names: only.policies }));
  const { named } = only;
  const open = async (ended: AbortSignal) => besideRecorded(await named.open(ended), inside);
  return {
    ...asked,
    targets: [{ ...only, named: { name: named.name, open } }],
    inputs: [...asked.inputs, ...evidence.map((value) => fileOf(value).file)],
  };
}

function besideRecorded(opened: Seen<OpenSource>, inside: RecordedHost): Seen<OpenSource> {
  if (opened.status === "unavailable" || opened.value.target.kind !== "evidence") return opened;
  const target = seenFromBothSides(opened.value.target, inside);
  return { status: "observed", value: { ...opened.value, target } };
}
