import type { ListeningSocketsFacts, TriedPorts } from "../../../model/evidence.ts";
import type { SocketTable } from "../../../model/listening-socket.ts";
import type { Seen, Unavailable } from "../../../model/observation.ts";
import { unionOfPorts } from "../../../model/port-set.ts";
import { tableFromOutside } from "../../port-scan/table-from-outside.ts";
import type { OutsideView } from "../../port-scan/table-from-outside.ts";
import type { ForeignReading } from "../foreign-format.ts";
import type { NmapScan, ScannedHost, ScannedTransport } from "./nmap-scan.ts";
import { scannedPorts } from "./scanned-ports.ts";
import { triedPorts } from "./tried-ports.ts";

type Table = Seen<ListeningSocketsFacts>;

const TRANSPORTS: readonly ScannedTransport[] = ["tcp", "udp"];

/** The tables that a scan speaks of, both families of a transport: it sees who answers, not which kind of socket. */
export function readingOfScan(scan: NmapScan): ForeignReading {
  const spoken = TRANSPORTS.filter((transport) => speaksOf(scan, transport));
  const tables = (spoken.length > 0 ? spoken : TRANSPORTS).flatMap((transport) =>
    [transport, `${transport}6` as const].map((table): [SocketTable, Table] => [
      table,
      tableOf(scan, transport, table),
    ]),
  );
  return {
    variant: `${scan.form} of ${scan.scanner}`,
    tables: Object.fromEntries(tables),
    scan: scannedPorts(scan),
    hosts: scan.hosts.map(({ placed }) => placed.address),
    remarks: [],
  };
}

function speaksOf({ hosts, scanned }: NmapScan, transport: ScannedTransport): boolean {
  return (
    scanned[transport].length > 0 ||
    hosts.some(({ ports }) => ports.some((entry) => entry.transport === transport))
  );
}

function tableOf(scan: NmapScan, transport: ScannedTransport, table: SocketTable): Table {
  const [host, second] = scan.hosts;
  if (host === undefined) return unseen("missing-source", `The scan saw no host${because(scan.missed)}.`);
  if (second !== undefined)
    return unseen("not-supported", `The scan speaks of ${severalHosts(scan)}; evidence is of one host.`);
  const tried = triedPorts(host, transport, scan.scanned);
  if (tried.answered.length + tried.filtered.length === 0)
    return unseen(
      "not-recorded",
      `The scan tells of no ${transport} port of ${tried.address} how it answered.`,
    );
  const facts = tableFromOutside(table, [viewOf(host, transport, tried)], NO_OWNERS);
  return { status: "observed", value: facts };
}

function because(missed: readonly string[]): string {
  return missed.length === 0 ? "" : `: ${missed.join(", ").slice(0, 300)}`;
}

function severalHosts({ hosts }: NmapScan): string {
  const shown = hosts.slice(0, 3).map(({ placed }) => placed.address);
  return `${hosts.length} hosts (${shown.join(", ")}${hosts.length > shown.length ? " …" : ""})`;
}

function unseen(reason: Unavailable["reason"], detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}

const NO_OWNERS: Unavailable = {
  status: "unavailable",
  reason: "not-recorded",
  detail: "A scan from outside does not show which process holds a socket.",
};

function viewOf({ placed, ports }: ScannedHost, transport: ScannedTransport, tried: TriedPorts): OutsideView {
  const own = ports.filter((entry) => entry.transport === transport);
  const numbersOf = (isMeant: (state: string) => boolean) =>
    unionOfPorts([own.filter(({ state }) => isMeant(state)).map(({ port }) => [port, port] as const)]);
  const open = numbersOf((state) => state === "open");
  return { ...tried, placed, transport, open, silent: numbersOf((state) => state.includes("|")) };
}
