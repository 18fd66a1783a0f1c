import type { ForeignFormat, ForeignReading, ReadingAids } from "../collectors/foreign/foreign-format.ts";
import type { Recording } from "../evidence/recording.ts";
import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { SocketTable } from "../model/listening-socket.ts";
import { ALL_PORTS } from "../model/port-set.ts";
import { onlyOneHost } from "./only-one-host.ts";
import { joinTables } from "./join-tables.ts";
import type { TableSource } from "./join-tables.ts";

/** A text of another tool, and whose it is. */
export interface ForeignText {
  readonly origin: string;
  readonly format: ForeignFormat;
  readonly text: string;
}

/** A text that was read. */
interface SourcedReading extends ForeignReading {
  readonly origin: string;
}

const TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];

/**
 * What the texts of several tools say of one host, as one recording: tables are joined, each fact names its source,
 * and what the texts contradict each other in is a gap. They do not tell the host's name, nor when they were written.
 */
export function importEvidence(texts: readonly ForeignText[]): Recording {
  const readings = readAll(texts);
  const observations: Partial<Record<EvidenceKey, Recording["observations"][EvidenceKey]>> = {};
  const requests: EvidenceRequest[] = [];
  for (const table of TABLES) {
    const joined = joinTables(table, sourcesOf(table, readings));
    if (joined === null) continue;
    observations[`listening-sockets:${table}`] = joined;
    requests.push({ kind: "listening-sockets", table, owners: [EVERY_OWNER] });
  }
  for (const [request, observation] of otherFacts(readings)) {
    observations[keyOfRequest(request)] = observation;
    requests.push(request);
  }
  const origin = texts.map((text) => text.origin).join(" and ");
  return {
    origin,
    target: null,
    collectedAt: null,
    requests,
    observations: observations as Evidence["observations"],
  };
}

/** What a text says of an owner is all there is: what it does not show is marked as not recorded by its format. */
const EVERY_OWNER = { ports: ALL_PORTS, depth: "every", details: ["md5", "sha256", "package"] } as const;

/** Names of ports first: other texts may need them. */
function readAll(texts: readonly ForeignText[]): readonly SourcedReading[] {
  const isServices = ({ format }: ForeignText) => format.id === "services";
  const named = texts.filter(isServices).map((text) => readOne(text, NO_NAMES));
  const aids = aidsFrom(named);
  return onlyOneHost([
    ...named,
    ...texts.filter((text) => !isServices(text)).map((text) => readOne(text, aids)),
  ]);
}

function readOne({ origin, format, text }: ForeignText, aids: ReadingAids): SourcedReading {
  return { ...format.parse(text, aids), origin };
}

const NO_NAMES: ReadingAids = { portOf: () => null };

function aidsFrom(readings: readonly SourcedReading[]): ReadingAids {
  const ports = new Map<string, number>();
  for (const { name, aliases, transport, port } of readings.flatMap(({ services = [] }) => services))
    for (const word of [name, ...aliases])
      if (!ports.has(`${word}/${transport}`)) ports.set(`${word}/${transport}`, port);
  return { portOf: (name, transport) => ports.get(`${name}/${transport}`) ?? null };
}

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
  return facts;
}
