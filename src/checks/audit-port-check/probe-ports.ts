import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import { hasPort } from "../../model/port-set.ts";
import type { OpenService } from "../../samhain/service-change.ts";
import type { Selection } from "../port-rule/select-listeners.ts";
import { listenersAt } from "./listeners-at.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { scannedPorts, transportsOf } from "./scanned-ports.ts";
import { rpcNameOf } from "./service-label.ts";
import { skipList } from "./skip-list.ts";

/** What answers to samhain, and the socket that does. */
export interface Probed {
  readonly service: OpenService;
  readonly listener: ListeningSocket;
}

/** From where samhain probes, and with which rights. */
export interface Prober {
  readonly addresses: readonly string[];
  readonly isRoot: boolean;
}

/** What a scan of samhain finds, in its order: UDP first, IPv6 first, by port, then by address. */
export interface ProbedPorts {
  readonly open: readonly Probed[];
  readonly uncertain: readonly ListeningSocket[];
  readonly selections: readonly Selection[];
}

const FIRST_FOR_USERS = 1024;

/** Probes the addresses, as far as the evidence tells what would answer. */
export function probePorts(values: PortCheckValues, prober: Prober, evidence: Evidence): ProbedPorts {
  const ports = scannedPorts(values);
  const isSkipped = skipList(values.services ?? []);
  const lowest = prober.isRoot ? 1 : FIRST_FOR_USERS;
  const looks = transportsOf(values).flatMap((transport) =>
    prober.addresses.map((address, index) => {
      const place = { kind: "address", address } as const;
      const selection = listenersAt(place, { transport, ports }, evidence);
      const isProbed = ({ port }: ListeningSocket) =>
        port >= lowest && hasPort(ports, port) && !isSkipped({ transport, port, address });
      return { transport, address, index, selection, isProbed };
    }),
  );
  const answers = looks.flatMap(({ transport, address, index, selection, isProbed }) =>
    uniquePorts(selection.counted.filter(isProbed)).map((listener) => {
      const place = { address, port: listener.port, transport };
      const rpcName = asksPortmapper(values, address) ? rpcNameOf(place, evidence) : null;
      return { index, listener, service: { ...place, rpcName } };
    }),
  );
  return {
    open: answers.sort(inOrderOfScan),
    uncertain: [...new Set(looks.flatMap((look) => look.selection.uncertain.filter(look.isProbed)))],
    selections: looks.map(({ selection }) => selection),
  };
}

/** Several sockets may share a port; it answers once. */
function uniquePorts(listeners: readonly ListeningSocket[]): readonly ListeningSocket[] {
  return [...new Map(listeners.toReversed().map((listener) => [listener.port, listener])).values()];
}

/** samhain asks no portmapper over IPv6, and 4.2 none at all where the C library has lost its RPC. */
function asksPortmapper({ reports }: PortCheckValues, address: string): boolean {
  return reports !== "AS_SAMHAIN_4_2" && !address.includes(":");
}

interface Ordered extends Probed {
  readonly index: number;
}

function inOrderOfScan(a: Ordered, b: Ordered): number {
  const families = (one: Ordered) => (one.service.address.includes(":") ? 0 : 1);
  const transports = (one: Ordered) => (one.service.transport === "udp" ? 0 : 1);
  return (
    transports(a) - transports(b) ||
    families(a) - families(b) ||
    a.service.port - b.service.port ||
    a.index - b.index
  );
}
