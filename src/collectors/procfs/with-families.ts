import type { ListeningSocketsFacts } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { Observation } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";
import { ss } from "../foreign/ss/ss.ts";
import { SS_ARGUMENTS } from "./ss-arguments.ts";

type SocketObservation = Observation<ListeningSocketsFacts>;
type V6only = ListeningSocket["v6only"];

const SS = { program: "ss", args: SS_ARGUMENTS, timeoutMs: 10_000, limitBytes: 64 * 1024 * 1024 };

/**
 * Adds to `[::]` whether it also serves IPv4, which the kernel tells ss and no file. A socket is known again by its
 * inode; where ss is absent or silent about it, nothing is added.
 */
export async function withFamilies(
  { runProgram }: Target,
  observations: readonly SocketObservation[],
): Promise<readonly SocketObservation[]> {
  if (runProgram === null || !observations.some(isInDoubt)) return observations;
  const output = await runProgram(SS);
  if (output.status === "unavailable") return observations;
  const told = wordsByInode(output.value.stdout);
  return observations.map((observation) => withWords(observation, told));
}

function isInDoubt(observation: SocketObservation): boolean {
  return (
    observation.status === "observed" && observation.facts.sockets.some(({ v6only }) => v6only === "unknown")
  );
}

function wordsByInode(text: string): ReadonlyMap<number, V6only> {
  const { tables } = ss.parse(text, { portOf: () => null });
  const told = new Map<number, V6only>();
  for (const table of ["tcp6", "udp6"] as const) {
    const seen = tables[table];
    if (seen?.status !== "observed") continue;
    for (const { inode, v6only } of seen.value.sockets) if (inode !== null) told.set(inode, v6only);
  }
  return told;
}

function withWords(observation: SocketObservation, told: ReadonlyMap<number, V6only>): SocketObservation {
  if (!isInDoubt(observation) || observation.status !== "observed") return observation;
  const sockets = observation.facts.sockets.map((socket) => {
    const word = socket.v6only === "unknown" ? told.get(socket.inode ?? -1) : undefined;
    return word === "yes" || word === "no" ? { ...socket, v6only: word } : socket;
  });
  return { ...observation, facts: { ...observation.facts, sockets } };
}
