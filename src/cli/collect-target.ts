import type { EvidenceSource } from "../app/evidence-source.ts";
import type { Seen } from "../model/observation.ts";
import { RunWatch } from "./many-targets/run-watch.ts";
import type { TargetOption } from "./target-option.ts";
import { targetsNamed } from "./targets/named-targets.ts";
import type { NamedTarget } from "./targets/target-kind.ts";
import { UsageError } from "./usage-error.ts";

/** The one target of a recording, and how it is reached. */
export interface CollectTarget extends Pick<TargetOption, "become" | "sshConfig" | "identity"> {
  /** Absent: this machine. */
  readonly target?: string;
  readonly withArguments?: boolean;
}

/** Does some work on a target that is open meanwhile; `unavailable` where it cannot be reached. */
export async function onTarget<T>(
  options: CollectTarget & { readonly target: string },
  work: (source: EvidenceSource) => Promise<T>,
): Promise<Seen<T>> {
  const named = targetOf(options);
  const watch = new RunWatch(1);
  const done = await watch.over(() =>
    watch.follow(named.name, (open) => {
      const opened = workOn(named, work, watch.ended);
      open(opened);
      return opened;
    }),
  );
  watch.dismiss();
  return done;
}

async function workOn<T>(
  named: NamedTarget,
  work: (source: EvidenceSource) => Promise<T>,
  ended: AbortSignal,
): Promise<Seen<T>> {
  const opened = await named.open(ended);
  if (opened.status === "unavailable") return opened;
  const { target } = opened.value;
  const close = () => opened.value.close();
  const closeEarly = () => void close();
  ended.addEventListener("abort", closeEarly);
  try {
    if (target.kind !== "evidence") await target.expectHolders();
    return { status: "observed", value: await work(target) };
  } finally {
    ended.removeEventListener("abort", closeEarly);
    await close();
  }
}

/** Throws `UsageError` for what is no host that can be recorded. */
function targetOf({
  target,
  withArguments,
  ...how
}: CollectTarget & { readonly target: string }): NamedTarget {
  if (target.startsWith("tcp://"))
    throw new UsageError(
      `--target ${target}: over the network nothing is recorded of a host: use audit scan -o nmap=scan.xml.`,
    );
  if (withArguments === true && target.startsWith("ssh://"))
    throw new UsageError(
      `--target ${target}: over SSH no command lines are read: leave out --with-arguments.`,
    );
  const [only, ...others] = targetsNamed(target, { target: [], ...how });
  if (only === undefined || others.length > 0)
    throw new UsageError(`--target ${target}: name one host, whose recording this is.`);
  return only;
}
