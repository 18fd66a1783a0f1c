import { compare } from "../compare.ts";
import type { Peer } from "../compare.ts";
import type { LOAD_HOSTS } from "../hosts/load-host.ts";
import { onLoadHost } from "../on-load-host.ts";
import { audit, compilePeer, policyFile, system } from "../programs.ts";
import { ratioAtMost } from "../result.ts";
import type { Bench, RowGroup } from "../row-group.ts";

const WORK = "sockets with every owner";
const SS = system("ss -H -lntup");
const NETSTAT = system("netstat -tulpn");
const LSOF = system("lsof -nP -iTCP -sTCP:LISTEN");

/** Every owner of every listener on a middling host. */
export const middlingHost = everyOwner("middling-host", "M", 21, () => [
  { ...SS, target: ratioAtMost(0.95) },
  { ...NETSTAT, target: null },
  { ...LSOF, target: null },
]);

/** The same on a large one. */
export const largeHost = everyOwner("large-host", "L", 9, ({ folder }) => [
  { ...SS, target: ratioAtMost(0.5) },
  { ...NETSTAT, target: ratioAtMost(0.35) },
  { ...LSOF, target: ratioAtMost(0.25) },
  { name: "the same calls in C", command: [compilePeer("owners", folder)], target: ratioAtMost(1.1) },
]);

/** The same where every tenth descriptor is a listener. */
export const hostileHost = everyOwner("hostile-host", "H", 11, () => [
  { ...SS, target: null },
  { ...NETSTAT, target: null },
  { ...LSOF, target: null },
]);

function everyOwner(
  name: string,
  host: Exclude<keyof typeof LOAD_HOSTS, "S">,
  wanted: number,
  peers: (bench: Bench) => readonly Peer[],
): RowGroup {
  return {
    name,
    measure: (bench) =>
      onLoadHost(host, WORK, (enter) =>
        compare({
          work: WORK,
          host,
          rounds: bench.rounds(wanted),
          ours: audit("run", policyFile("every-owner")),
          peers: peers(bench),
          enter,
        }),
      ),
  };
}
