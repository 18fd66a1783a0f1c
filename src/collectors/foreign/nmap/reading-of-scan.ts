import type { EvidenceGap, ListeningSocketsFacts, TriedPorts } from "../../../model/evidence.ts";
import type { ListeningSocket, SocketTable } from "../../../model/listening-socket.ts";
import type { Seen, Unavailable } from "../../../model/observation.ts";
import { unionOfPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";
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
  const isOwnFamily = (host.placed.family === "ipv6") === table.endsWith("6");
  const sockets = isOwnFamily ? socketsOf(host, transport) : [];
  const gaps = gapsOf(host, transport, tried);
  return { status: "observed", value: { table, sockets, gaps, tried: [tried] } };
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

function socketsOf({ placed, ports }: ScannedHost, transport: ScannedTransport): readonly ListeningSocket[] {
  const open = ports.filter((entry) => entry.transport === transport && entry.state === "open");
  const numbers = [...new Set(open.map(({ port }) => port))].sort((a, b) => a - b);
  const detail = "A scan from outside does not show which process holds a socket.";
  const owners = { status: "partial", processes: [], unseen: unseen("not-recorded", detail) } as const;
  return numbers.map((port) => ({
    transport,
    ...placed,
    v6only: "not-applicable",
    device: null,
    port,
    networkNamespace: null,
    inode: null,
    uid: null,
    owners,
  }));
}

function gapsOf(
  { ports }: ScannedHost,
  transport: ScannedTransport,
  { address, answered, filtered }: TriedPorts,
): readonly EvidenceGap[] {
  const silent = ports.filter((entry) => entry.transport === transport && entry.state.includes("|"));
  const unclear = unionOfPorts([filtered, silent.map(({ port }) => [port, port] as const)]);
  const only = `Only ${transport} ports ${words(answered)} of ${address} answered a scan from outside.`;
  const quiet = `Whether anything listens on ${transport} ports ${words(unclear)} of ${address} is not known: a packet filter or silence.`;
  return [
    { reason: "not-recorded", detail: only },
    ...(unclear.length > 0 ? [{ reason: "timed-out", detail: quiet } as const] : []),
  ];
}

function words(ports: PortSet): string {
  const shown = ports.slice(0, 10).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return shown.length === 0 ? "none" : `${shown.join(", ")}${ports.length > shown.length ? " …" : ""}`;
}
