import type { ListeningSocketsFacts } from "../model/evidence.ts";
import type { EvidenceGap, Observation, Seen } from "../model/observation.ts";
import type { ListeningSocket, SocketTable } from "../model/listening-socket.ts";
import { joinOwners } from "./join-owners.ts";

/** What one text says of a table. */
export interface TableSource {
  /** For people: tool and file. */
  readonly name: string;
  readonly seen: Seen<ListeningSocketsFacts>;
  readonly remarks: readonly { readonly line: number; readonly text: string }[];
}

type ObservedSource = TableSource & { readonly seen: { readonly status: "observed" } };

/** A listener, and the sources that show it. */
interface JoinedListener {
  readonly socket: ListeningSocket;
  readonly shownBy: readonly string[];
}

const MOST_GAPS = 100;

/**
 * What several texts say of one table. A listener that any of them shows counts. What only some of them show, and what
 * one of them could not tell, is a gap. A scan from outside counts only where no text of the host itself was read: it is
 * another view, that of `port-scan`. `null` where none speaks of the table.
 */
export function joinTables(
  table: SocketTable,
  sources: readonly TableSource[],
): Observation<ListeningSocketsFacts> | null {
  const [first] = sources;
  if (first === undefined) return null;
  const observed = ownView(sources.filter(isObserved));
  if (observed.length === 0 && first.seen.status === "unavailable")
    return { ...first.seen, source: first.name };
  const listeners = joinListeners(observed);
  const told = observed.some(isScan) ? sources : sources.filter((source) => !isReadScan(source));
  const gaps = [
    ...told.flatMap(gapsOfSource),
    ...listeners.flatMap((listener) => contradictionsIn(listener, observed)),
  ];
  return {
    status: "observed",
    source: observed.map(({ name }) => name).join(" and "),
    facts: {
      table,
      sockets: listeners.map(({ socket }) => socket).sort(byPortThenAddress),
      gaps: shortened(gaps),
      ...(observed.every(isScan) ? { tried: observed.flatMap(({ seen }) => seen.value.tried ?? []) } : {}),
    },
  };
}

/** What looked from outside: it tells of the ports that it tried and of no others. */
function isScan({ seen }: ObservedSource): boolean {
  return seen.value.tried !== undefined;
}

function isReadScan(source: TableSource): boolean {
  return isObserved(source) && isScan(source);
}

/** What was read on the host, or else what was tried from outside. */
function ownView(sources: readonly ObservedSource[]): readonly ObservedSource[] {
  const inside = sources.filter((source) => !isScan(source));
  return inside.length > 0 ? inside : sources;
}

function isObserved(source: TableSource): source is ObservedSource {
  return source.seen.status === "observed";
}

function joinListeners(sources: readonly ObservedSource[]): readonly JoinedListener[] {
  const joined = new Map<string, JoinedListener>();
  for (const source of sources) {
    const { name, seen } = source;
    const own = new Map<string, number>();
    for (const socket of seen.value.sockets) {
      const place = `${socket.transport} ${socket.address} ${socket.port} ${socket.device ?? ""}`;
      const twin = own.get(place) ?? 0;
      own.set(place, twin + 1);
      const key = `${place} ${twin}`;
      const known = joined.get(key);
      joined.set(key, known === undefined ? { socket, shownBy: [name] } : bothOf(known, socket, name));
    }
  }
  return [...joined.values()];
}

/** Listeners on one address and port are told apart by their order only, so that none of several twins is lost. */
function bothOf({ socket, shownBy }: JoinedListener, other: ListeningSocket, name: string): JoinedListener {
  return {
    socket: {
      ...socket,
      v6only: socket.v6only === "unknown" ? other.v6only : socket.v6only,
      networkNamespace: socket.networkNamespace ?? other.networkNamespace,
      inode: socket.inode ?? other.inode,
      uid: socket.uid ?? other.uid,
      owners: joinOwners(socket.owners, other.owners),
    },
    shownBy: [...shownBy, name],
  };
}

function gapsOfSource({ name, seen, remarks }: TableSource): readonly EvidenceGap[] {
  const odd = remarks.map(({ line, text }): EvidenceGap => ({
    reason: "not-recorded",
    detail: `${name}, line ${line}: ${text}`,
  }));
  if (seen.status === "unavailable")
    return [{ reason: seen.reason, detail: `${name}: ${seen.detail}` }, ...odd];
  return [...seen.value.gaps, ...odd];
}

function contradictionsIn(
  { socket, shownBy }: JoinedListener,
  sources: readonly ObservedSource[],
): readonly EvidenceGap[] {
  const silent = sources
    .filter((source) => !isScan(source) && !shownBy.includes(source.name))
    .map(({ name }) => name);
  if (silent.length === 0) return [];
  const { transport, address, port } = socket;
  const detail = `${shownBy.join(" and ")} shows ${transport} ${address} port ${port}; ${silent.join(" and ")} does not.`;
  return [{ reason: "not-recorded", detail }];
}

function shortened(gaps: readonly EvidenceGap[]): readonly EvidenceGap[] {
  const distinct = [...new Map(gaps.map((gap) => [`${gap.reason} ${gap.detail}`, gap])).values()];
  if (distinct.length <= MOST_GAPS) return distinct;
  const rest = `There are ${distinct.length - MOST_GAPS} more notes about these texts.`;
  return [...distinct.slice(0, MOST_GAPS), { reason: "not-recorded", detail: rest }];
}

function byPortThenAddress(a: ListeningSocket, b: ListeningSocket): number {
  return a.port - b.port || compareText(a.address, b.address) || (a.inode ?? 0) - (b.inode ?? 0);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
