import type { FoundItem } from "../../model/verdict.ts";

/** What makes two things that were found the same: the listener and its programs, never a process id. */
export function itemKey(item: FoundItem): string {
  const { text, listener } = item;
  if (listener === undefined) return JSON.stringify([text]);
  const { owners } = listener;
  const programs = owners.status === "complete" ? owners.processes.map(programOf).sort() : [owners.status];
  return JSON.stringify([text, endpointOf(item), ...new Set(programs)]);
}

type Process = Extract<
  NonNullable<FoundItem["listener"]>["owners"],
  { status: "complete" }
>["processes"][number];

function programOf({ executable, comm }: Process): string {
  return executable.status === "observed" ? executable.value.path : comm;
}

/** A thing that was found in a few words: `tcp 0.0.0.0 port 22`, or its text where it is no listener. */
export function endpointOf({ text, listener }: FoundItem): string {
  if (listener === undefined) return text;
  const { transport, address, port } = listener;
  return `${transport} ${address} port ${port}`;
}
