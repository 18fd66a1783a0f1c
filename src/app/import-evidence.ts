import type { Recording } from "../evidence/recording.ts";
import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import { keyOfRequest } from "../model/evidence.ts";
import { SOCKET_TABLES } from "../model/listening-socket.ts";
import type { SocketTable } from "../model/listening-socket.ts";
import { ALL_PORTS } from "../model/port-set.ts";
import { joinScans } from "./join-scans.ts";
import { joinTables } from "./join-tables.ts";
import type { TableSource } from "./join-tables.ts";
import { listedProcesses } from "./listed-processes.ts";
import { nameOwners } from "./name-owners.ts";
import { readTexts } from "./read-texts.ts";
import type { ForeignText, SourcedReading } from "./read-texts.ts";
import { severalHosts } from "./several-hosts.ts";
import { unshownTable } from "./unshown-table.ts";

export type { ForeignText } from "./read-texts.ts";

/** The texts as one recording, or why they are not of one host. */
export type ImportedEvidence =
  | { readonly status: "imported"; readonly recording: Recording }
  | { readonly status: "several-hosts"; readonly message: string };

/**
 * What the texts of several tools say of one host, as one recording: tables are joined, each fact names its source,
 * and what the texts contradict each other in is a gap. They do not tell the host's name, nor when they were written.
 */
export function importEvidence(texts: readonly ForeignText[]): ImportedEvidence {
  const readings = readTexts(texts);
  const message = severalHosts(readings);
  if (message !== null) return { status: "several-hosts", message };
  const origin = texts.map((text) => text.origin).join(" and ");
  return { status: "imported", recording: { origin, ...recordingOf(readings) } };
}

function recordingOf(readings: readonly SourcedReading[]): Omit<Recording, "origin"> {
  const lists = listedProcesses(readings);
  const observations: Partial<Record<EvidenceKey, Recording["observations"][EvidenceKey]>> = {};
  const requests: EvidenceRequest[] = [];
  for (const table of SOCKET_TABLES) {
    const joined = joinTables(table, sourcesOf(table, readings)) ?? unshownTable(table, readings);
    if (joined === null) continue;
    observations[`listening-sockets:${table}`] = nameOwners(joined, lists);
    requests.push({ kind: "listening-sockets", table, owners: [EVERY_OWNER] });
  }
  for (const [request, observation] of otherFacts(readings)) {
    observations[keyOfRequest(request)] = observation;
    requests.push(request);
  }
  return {
    target: null,
    collectedAt: null,
    requests,
    observations: observations as Evidence["observations"],
  };
}

/** What a text says of an owner is all there is: what it does not show is marked as not recorded by its format. */
const EVERY_OWNER = { ports: ALL_PORTS, depth: "every", details: ["md5", "sha256", "package"] } as const;

function sourcesOf(table: SocketTable, readings: readonly SourcedReading[]): readonly TableSource[] {
  return readings.flatMap(({ origin, variant, tables, remarks }) => {
    const seen = tables[table];
    return seen === undefined ? [] : [{ name: `${variant} (${origin})`, seen, remarks }];
  });
}

type OtherFact = readonly [EvidenceRequest, NonNullable<Recording["observations"][EvidenceKey]>];

/** Of several texts about the same, the first counts. */
function otherFacts(readings: readonly SourcedReading[]): readonly OtherFact[] {
  const services = readings.find((reading) => reading.services !== undefined);
  const rpc =
    readings.find((reading) => reading.rpc?.status === "observed") ?? readings.find(({ rpc: seen }) => seen);
  const facts: OtherFact[] = [];
  if (services?.services !== undefined)
    facts.push([
      { kind: "service-names" },
      { status: "observed", source: services.variant, facts: services.services },
    ]);
  if (rpc?.rpc !== undefined)
    facts.push([
      { kind: "rpc-services" },
      rpc.rpc.status === "observed"
        ? { status: "observed", source: rpc.variant, facts: rpc.rpc.value }
        : { ...rpc.rpc, source: rpc.variant },
    ]);
  const scan = scanFact(readings);
  if (scan !== null) facts.push(scan);
  return facts;
}

/** All scans of the host are one view of it. */
function scanFact(readings: readonly SourcedReading[]): OtherFact | null {
  const scans = readings.flatMap(({ scan, variant, origin }) =>
    scan === undefined ? [] : [{ scan, name: `${variant} (${origin})` }],
  );
  const joined = joinScans(scans.map(({ scan }) => scan));
  if (joined === null) return null;
  const source = scans.map(({ name }) => name).join(" and ");
  const seen =
    joined.status === "observed"
      ? ({ status: "observed", source, facts: joined.value } as const)
      : { ...joined, source };
  return [{ kind: "port-scan" }, seen];
}
