import type { ListeningSocketsFacts, TriedPorts } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import { hasPort, unionOfPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";

/** Of which ports of which addresses it is known whether they are open. */
export type AnsweredPorts = ReadonlyMap<string, PortSet>;

/** The ports that answered; `null` where sockets were read, and not tried. */
export function answeredOf({ tried }: ListeningSocketsFacts): AnsweredPorts | null {
  if (tried === undefined) return null;
  const byAddress = Map.groupBy(tried, ({ address }) => address);
  return new Map(
    [...byAddress].map(([address, all]) => [address, unionOfPorts(all.map(({ answered }) => answered))]),
  );
}

/** Whether it is known of the place of a socket whether something listens there. */
export function hasAnswered(answered: AnsweredPorts, { address, port }: ListeningSocket): boolean {
  return hasPort(answered.get(address) ?? [], port);
}

/** What is known of ports after a scan that did not get answers from all: the rest is as it was. */
export function withEarlierAnswers(
  old: ListeningSocketsFacts,
  fresh: ListeningSocketsFacts,
): ListeningSocketsFacts {
  const now = answeredOf(fresh);
  if (now === null || old.tried === undefined || fresh.tried === undefined) return fresh;
  const kept = old.sockets.filter((socket) => !hasAnswered(now, socket));
  return { ...fresh, sockets: [...fresh.sockets, ...kept], tried: joined([...fresh.tried, ...old.tried]) };
}

function joined(tried: readonly TriedPorts[]): readonly TriedPorts[] {
  const byAddress = Map.groupBy(tried, ({ address }) => address);
  return [...byAddress].map(([address, all]) => ({
    address,
    answered: unionOfPorts(all.map(({ answered }) => answered)),
    filtered: [],
  }));
}
