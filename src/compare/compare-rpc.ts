import type { Change } from "../model/comparison.ts";
import type { Evidence } from "../model/evidence.ts";
import type { RpcService } from "../model/name-services.ts";

/** An RPC program that is registered on other ports than before. */
export type MovedProgram = Extract<Change, { readonly kind: "moved" }>;

/** The RPC programs that both sides have registered, on different ports. */
export function compareRpc(before: Evidence, after: Evidence): readonly MovedProgram[] {
  const old = programsOf(before);
  return [...programsOf(after)].flatMap(([key, { service, ports }]) => {
    const was = old.get(key);
    if (was === undefined || was.ports.join() === ports.join()) return [];
    const { program, name, transport } = service;
    return [{ kind: "moved" as const, program, name, transport, before: was.ports, after: ports }];
  });
}

interface Program {
  readonly service: RpcService;
  readonly ports: readonly number[];
}

function programsOf({ observations }: Evidence): ReadonlyMap<string, Program> {
  const seen = observations["rpc-services"];
  const groups = new Map<string, [RpcService, ...RpcService[]]>();
  for (const service of seen?.status === "observed" ? seen.facts : []) {
    const key = `${String(service.program).padStart(10, "0")} ${service.transport}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [service]);
    else group.push(service);
  }
  const inOrder = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(inOrder.map(([key, group]) => [key, { service: group[0], ports: portsOf(group) }]));
}

function portsOf(services: readonly RpcService[]): readonly number[] {
  return [...new Set(services.map(({ port }) => port))].sort((a, b) => a - b);
}
