import { corpus } from "./corpus.ts";
import { keyOf } from "./examination.ts";
import type { Examination } from "./examination.ts";
import { mutate } from "./mutate.ts";
import { shrink } from "./shrink.ts";
import { Watchdog } from "./watchdog.ts";

/** How long one run lasts, and where it begins. */
export interface CampaignPlan {
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** How many inputs are examined in any case, however busy the machine is. */
  readonly atLeast: number;
  /** How long an input may take before its examiner counts as hanging, in milliseconds on the wall. */
  readonly patienceMs: number;
  /** How long a fault may be made smaller, in milliseconds. */
  readonly shrinkMs: number;
}

/** One fault, and the smallest input found for it. */
export interface FoundFault {
  readonly seed: number;
  readonly number: number;
  readonly step: string;
  readonly message: string;
  readonly trace: string;
  readonly input: Buffer;
}

/** What a run came to so far. */
export interface CampaignResult {
  executions: number;
  bytes: number;
  /** How many inputs were read as what, and what became of their layout. */
  readonly tally: Record<string, number>;
  slowest: { readonly number: number; readonly step: string; readonly cpuMs: number; readonly bytes: number };
  /** Each fault once. */
  readonly faults: FoundFault[];
}

/** Examines one input after the other until the deadline, and some behind it where they were too few. The same seed gives the same inputs in the same order. */
export async function runCampaign(
  plan: CampaignPlan,
  onProgress: (result: CampaignResult) => void = () => undefined,
): Promise<CampaignResult> {
  const policies = corpus();
  const watchdog = new Watchdog(plan.patienceMs);
  const seen = new Set<string>();
  const slowest = { number: 0, step: "", cpuMs: 0, bytes: 0 };
  const result: CampaignResult = { executions: 0, bytes: 0, tally: {}, slowest, faults: [] };
  await watchdog.examine(Buffer.from(policies.join("\n"), "latin1"));
  for (let number = 0; number < plan.atLeast || Date.now() < plan.deadline; number += 1) {
    const input = mutate(policies, plan.seed, number);
    const examination = await watchdog.examine(input);
    count(result, examination, { number, bytes: input.length });
    if (examination.status === "broken" && !seen.has(keyOf(examination))) {
      seen.add(keyOf(examination));
      const smallest = await shrinkFault(input, { watchdog, examination, shrinkMs: plan.shrinkMs });
      result.faults.push({ seed: plan.seed, number, ...examination, input: smallest });
    }
    onProgress(result);
  }
  await watchdog.close();
  return result;
}

function count(
  result: CampaignResult,
  examination: Examination,
  input: { readonly number: number; readonly bytes: number },
): void {
  result.executions += 1;
  result.bytes += input.bytes;
  const words =
    examination.status === "broken" ? ["broken"] : [examination.reading, `layout ${examination.layout}`];
  for (const word of words) result.tally[word] = (result.tally[word] ?? 0) + 1;
  if (examination.status === "fine" && examination.slowest.cpuMs > result.slowest.cpuMs)
    result.slowest = { ...input, ...examination.slowest };
}

interface Shrinking {
  readonly watchdog: Watchdog;
  readonly examination: Extract<Examination, { status: "broken" }>;
  readonly shrinkMs: number;
}

async function shrinkFault(input: Buffer, { watchdog, examination, shrinkMs }: Shrinking): Promise<Buffer> {
  const key = keyOf(examination);
  const showsFault = async (candidate: Buffer): Promise<boolean> => {
    const again = await watchdog.examine(candidate);
    return again.status === "broken" && keyOf(again) === key;
  };
  return await shrink(input, showsFault, Date.now() + shrinkMs);
}
