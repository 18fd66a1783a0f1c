import type { Transport } from "../model/listening-socket.ts";
import type { Outlier } from "../model/merged-report.ts";
import type { HostReports } from "./hosts-of.ts";
import { isMinority } from "./is-minority.ts";

const PROGRAMS = 5;

/** The ports on which only few hosts listen. */
export function portOutliers(hosts: readonly HostReports[]): readonly Outlier[] {
  const seen = { tcp: whoSaw(hosts, "tcp"), udp: whoSaw(hosts, "udp"), udplite: whoSaw(hosts, "udplite") };
  return [...portsOf(hosts).values()].flatMap(({ transport, port, hosts: holders, programs }) => {
    const of = new Set([...seen[transport], ...holders]).size;
    if (!isMinority(holders.size, of)) return [];
    const names = [...programs].sort().slice(0, PROGRAMS);
    return [{ kind: "port" as const, transport, port, programs: names, hosts: [...holders], of }];
  });
}

interface OpenPort {
  readonly transport: Transport;
  readonly port: number;
  readonly hosts: Set<number>;
  readonly programs: Set<string>;
}

function portsOf(hosts: readonly HostReports[]): ReadonlyMap<string, OpenPort> {
  const open = new Map<string, OpenPort>();
  for (const [index, { findings }] of hosts.entries())
    for (const { transport, port, programs } of findings.flatMap(({ ports }) => ports)) {
      const key = `${transport} ${port}`;
      const held = open.get(key) ?? { transport, port, hosts: new Set(), programs: new Set() };
      held.hosts.add(index);
      for (const program of programs) held.programs.add(program);
      open.set(key, held);
    }
  return open;
}

/** The hosts where a table of this transport was looked at, and none that was looked for was missed. */
function whoSaw(hosts: readonly HostReports[], transport: Transport): Set<number> {
  const tables = [`listening-sockets:${transport}`, `listening-sockets:${transport}6`] as const;
  return new Set(
    hosts.flatMap(({ counted }, index) => {
      const lookedAt = counted.flatMap((part) => part.lookedAt);
      const unseen = counted.flatMap((part) => part.unseen);
      const isSeen =
        tables.some((table) => lookedAt.includes(table)) && !tables.some((table) => unseen.includes(table));
      return isSeen ? [index] : [];
    }),
  );
}
