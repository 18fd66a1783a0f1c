import type { ComparedListener, OwnerView } from "../model/comparison.ts";
import type { Evidence, EvidenceKind } from "../model/evidence.ts";
import { isInterfaceInDoubt } from "./comparable-sockets.ts";
import { endpointList } from "./endpoint-words.ts";
import { isRecorded } from "./is-recorded.ts";
import type { Pairing } from "./find-obstacles.ts";
import { SOCKET_TABLES } from "../model/listening-socket.ts";

/** What neither side shows, in sentences. */
export function limitsOf(pairing: Pairing): readonly string[] {
  return [
    ...hostLimit(pairing),
    ...tableLimits(pairing),
    ...interfaceLimit(pairing),
    ...ownerLimits(pairing),
    ...binaryLimits(pairing),
    ...stateLimit(pairing),
  ];
}

function interfaceLimit({ before, after }: Pairing): readonly string[] {
  if (!isInterfaceInDoubt(before, after)) return [];
  return ["Only one side shows interfaces that sockets are bound to; they are not compared."];
}

function hostLimit({ before, after }: Pairing): readonly string[] {
  const [old, fresh] = [hostnameOf(before), hostnameOf(after)];
  if (old === null || fresh === null || old === fresh) return [];
  return [`These are two hosts: ${old} and ${fresh}.`];
}

function hostnameOf({ observations: { host } }: Evidence): string | null {
  return host?.status === "observed" ? host.facts.hostname : null;
}

function tableLimits({ before, after }: Pairing): readonly string[] {
  const sides = [before, after];
  const absent = SOCKET_TABLES.filter(
    (table) => !sides.some((side) => isRecorded(side, `listening-sockets:${table}`)),
  );
  const gaps = sides.flatMap(({ observations }) =>
    SOCKET_TABLES.flatMap((table) => {
      const entry = observations[`listening-sockets:${table}`];
      return entry?.status === "observed" ? entry.facts.gaps.map(({ detail }) => detail) : [];
    }),
  );
  const notRecorded = `Not recorded on either side, and not compared: ${absent.join(", ")} sockets.`;
  return [
    ...(absent.length === 0 ? [] : [notRecorded]),
    ...[...new Set(gaps)].map((gap) => `Not seen: ${gap}`),
  ];
}

const OWNER_LIMITS: Readonly<Partial<Record<OwnerView, string>>> = {
  "not-requested": "Owners were not recorded on either side, and not compared",
  partial: "Owners were not all seen on either side, and not compared",
  claimed: "Owners are compared by the names that they give themselves, which prove nothing",
};

function ownerLimits({ matched: { both } }: Pairing): readonly string[] {
  const groups = Map.groupBy(
    both.map(([, { words }]) => words),
    ({ ownerView }: ComparedListener) => ownerView,
  );
  return [...groups].flatMap(([view, listeners]) => {
    const text = OWNER_LIMITS[view];
    return text === undefined ? [] : [`${text}: ${endpointList(listeners)}.`];
  });
}

function binaryLimits({ binaries }: Pairing): readonly string[] {
  const unknown = binaries.filter(({ before, after }) => before.digests.length + after.digests.length === 0);
  if (unknown.length === 0) return [];
  const names = unknown.slice(0, 5).map(({ binary }) => binary.path);
  const list = `${names.join(", ")}${unknown.length > names.length ? ", …" : ""}`;
  return [`Digests were not recorded, so a change of the bytes would go unnoticed: ${list}.`];
}

/** What a comparison of sockets looks at, or what tells nothing of the host itself. */
const COMPARED: ReadonlySet<string> = new Set<EvidenceKind>([
  "host",
  "listening-sockets",
  "rpc-services",
  "service-names",
  "network-interfaces",
  "official-addresses",
  "port-scan",
  "cross-view",
]);

function stateLimit({ before, after }: Pairing): readonly string[] {
  const keys = [before, after].flatMap(({ observations }) => Object.keys(observations));
  const kinds = new Set(keys.map((key) => key.split(":", 1)[0] ?? key));
  const others = [...kinds].filter((kind) => !COMPARED.has(kind)).sort();
  if (others.length === 0) return [];
  const list = others.map((kind) => kind.replaceAll("-", " ")).join(", ");
  return [`Only sockets are compared, not what else was recorded: ${list}.`];
}
