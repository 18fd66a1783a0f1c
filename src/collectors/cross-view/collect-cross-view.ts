import type { BindWish, BoundPorts, CrossViewFacts, CrossViewRequest } from "../../model/cross-view.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import { unionOfPorts } from "../../model/port-set.ts";
import type { Target } from "../../targets/target.ts";
import { procReader } from "../procfs/proc-reader.ts";
import type { ProcReader } from "../procfs/proc-reader.ts";
import { compareViews, hiddenInBoth } from "./compare-views.ts";
import type { HiddenSocket } from "./compare-views.ts";
import { parseSsView } from "./parse-ss-view.ts";
import type { SsView } from "./parse-ss-view.ts";
import { readProcfsView } from "./read-procfs-view.ts";
import { testBinding } from "./test-binding.ts";
import { SS_ARGUMENTS } from "./ss-arguments.ts";

type RunProgram = NonNullable<Target["runProgram"]>;

const SOURCE = "/proc/net and sock_diag (ss -ltunem)";
const SS = { program: "ss", args: SS_ARGUMENTS, timeoutMs: 20_000, limitBytes: 64 * 1024 * 1024 };

/** Compares the views once for all requests, and binds what each of them asks for. */
export async function collectCrossView(
  target: Target,
  requests: readonly CrossViewRequest[],
): Promise<readonly Observation<CrossViewFacts>[]> {
  const reader = procReader(target);
  const { runProgram } = target;
  const seen =
    reader === null || runProgram === null ? notSupported() : await compareTwice(reader, runProgram);
  if (seen.status === "unavailable") return requests.map(() => ({ ...seen, source: SOURCE }));
  const observations: Observation<CrossViewFacts>[] = [];
  for (const request of requests)
    observations.push({
      status: "observed",
      source: SOURCE,
      facts: await factsOf(target, request, seen.value),
    });
  return observations;
}

function notSupported(): Seen<never> {
  return { status: "unavailable", reason: "not-supported", detail: "The target has no procfs." };
}

interface Comparison {
  readonly view: SsView;
  readonly hidden: readonly HiddenSocket[];
}

/** What looks hidden is looked at again: only the same sockets, hidden both times, are. */
async function compareTwice(reader: ProcReader, run: RunProgram): Promise<Seen<Comparison>> {
  const first = await compareOnce(reader, run);
  if (first.status === "unavailable" || first.value.hidden.length === 0) return first;
  const second = await compareOnce(reader, run);
  if (second.status === "unavailable") return second;
  const hidden = hiddenInBoth(first.value.hidden, second.value.hidden);
  return { status: "observed", value: { ...second.value, hidden } };
}

async function compareOnce(reader: ProcReader, run: RunProgram): Promise<Seen<Comparison>> {
  const before = readProcfsView(reader);
  if (before.status === "unavailable") return before;
  const output = await run(SS);
  if (output.status === "unavailable") return output;
  const view = parseSsView(output.value.stdout);
  if (view.status === "unavailable") return view;
  const after = readProcfsView(reader);
  if (after.status === "unavailable") return after;
  const hidden = compareViews({
    procfsBefore: before.value,
    sockDiag: view.value.sockets,
    procfsAfter: after.value,
  });
  return { status: "observed", value: { view: view.value, hidden } };
}

async function factsOf(
  target: Target,
  { bind }: CrossViewRequest,
  { view, hidden }: Comparison,
): Promise<CrossViewFacts> {
  const { files, bindPorts } = target;
  const bound: BoundPorts[] = [];
  if (files !== null && bindPorts !== null)
    for (const wish of byTransport(bind))
      bound.push(await testBinding({ files, bindPorts, uid: target.identity().uid }, wish));
  return {
    transports: (["tcp", "udp"] as const).map((transport) => ({
      transport,
      listeners: view.sockets.filter((socket) => socket.transport === transport).length,
      sockDiag: view.sockDiag[transport],
    })),
    differences: hidden.map(({ difference }) => difference),
    bound,
  };
}

/** No port is bound twice for two rules. */
function byTransport(wishes: readonly BindWish[]): readonly BindWish[] {
  return [...Map.groupBy(wishes, ({ transport }) => transport)].map(([transport, group]) => ({
    transport,
    ports: unionOfPorts(group.map(({ ports }) => ports)),
  }));
}
