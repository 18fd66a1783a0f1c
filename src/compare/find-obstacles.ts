import type { Obstacle } from "../model/comparison.ts";
import type { Evidence } from "../model/evidence.ts";
import { observationOf } from "../model/evidence.ts";
import type { BinaryPair } from "./binaries-of.ts";
import { endpointList } from "./endpoint-words.ts";
import { isRecorded } from "./is-recorded.ts";
import type { MatchedListeners } from "./match-listeners.ts";
import { SOCKET_TABLES } from "../model/listening-socket.ts";
import type { SeenListener } from "./seen-listener.ts";

/** The two sides with what was put together of them. */
export interface Pairing {
  readonly before: Evidence;
  readonly after: Evidence;
  readonly matched: MatchedListeners;
  readonly binaries: readonly BinaryPair[];
}

/** Everything that one side sees and the other does not. What is unseen on both sides is no sameness either. */
export function findObstacles(pairing: Pairing): readonly Obstacle[] {
  return [
    ...sourceObstacles(pairing),
    ...privilegeObstacle(pairing),
    ...ownerObstacles(pairing.matched.both),
    ...binaryObstacles(pairing.binaries),
  ];
}

type SourceKey = `listening-sockets:${(typeof SOCKET_TABLES)[number]}` | "rpc-services";

function sourceObstacles({ before, after }: Pairing): readonly Obstacle[] {
  const keys: readonly SourceKey[] = [
    ...SOCKET_TABLES.map((table) => `listening-sockets:${table}` as const),
    "rpc-services",
  ];
  const recorded = keys.filter((key) => isRecorded(before, key) || isRecorded(after, key));
  const found = recorded.flatMap((key) => sourceObstacle(key, before, after));
  const hasSockets = recorded.some((key) => key !== "rpc-services");
  const nothing = "no table of sockets is recorded";
  return hasSockets
    ? found
    : [{ kind: "sockets", subject: "listening sockets", old: nothing, new: nothing }, ...found];
}

function sourceObstacle(key: SourceKey, before: Evidence, after: Evidence): readonly Obstacle[] {
  const [old, fresh] = [stateOf(before, key), stateOf(after, key)];
  if (old === fresh && old.startsWith(SEEN)) return [];
  if (key === "rpc-services") return [{ kind: key, subject: "RPC services", old, new: fresh }];
  return [{ kind: "sockets", subject: `${key.slice(key.indexOf(":") + 1)} sockets`, old, new: fresh }];
}

const SEEN = "seen";

function stateOf(evidence: Evidence, key: SourceKey): string {
  const seen = observationOf(evidence, key);
  if (seen.status === "unavailable") return `not seen: ${seen.detail} (${seen.reason})`;
  if ("tried" in seen.facts)
    return `${SEEN}, of the ports that were tried: ${JSON.stringify(seen.facts.tried)}`;
  const reasons = "gaps" in seen.facts ? seen.facts.gaps.map(({ reason }) => reason) : [];
  if (reasons.length === 0) return SEEN;
  return `${SEEN}, with gaps: ${[...new Set(reasons)].sort().join(", ")}`;
}

function privilegeObstacle({ before, after }: Pairing): readonly Obstacle[] {
  const [old, fresh] = [privilegeOf(before), privilegeOf(after)];
  if (old === null || fresh === null || old === fresh) return [];
  return [{ kind: "privilege", subject: "right to look into every process", old, new: fresh }];
}

function privilegeOf({ observations: { host } }: Evidence): string | null {
  return host?.status === "observed" ? host.facts.privilege : null;
}

function ownerObstacles(pairs: MatchedListeners["both"]): readonly Obstacle[] {
  const groups = new Map<string, [readonly [SeenListener, SeenListener], ...(typeof pairs)[number][]]>();
  for (const pair of pairs) {
    const [old, fresh] = pair;
    if (old.words.ownerView === fresh.words.ownerView) continue;
    const key = `${old.words.ownerView} ${fresh.words.ownerView}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return [...groups.values()].map((group) => ({
    kind: "owners" as const,
    subject: `owners of ${endpointList(group.map(([{ words }]) => words))}`,
    old: OWNER_WORDS[group[0][0].words.ownerView],
    new: OWNER_WORDS[group[0][1].words.ownerView],
  }));
}

const OWNER_WORDS = {
  "not-requested": "not recorded",
  partial: "not all seen",
  claimed: "known by the names that they give themselves",
  seen: "seen",
} as const;

function binaryObstacles(binaries: readonly BinaryPair[]): readonly Obstacle[] {
  return (["digests", "packages"] as const).flatMap((kind) => {
    const unequal = binaries.filter(({ before, after }) => isOneSided(before[kind], after[kind]));
    const [first] = unequal;
    if (first === undefined) return [];
    const names = unequal.slice(0, 5).map(({ binary }) => binary.path);
    return [
      {
        kind,
        subject: `${kind} of ${unequal.length === 1 ? "" : `${unequal.length} programs, such as `}${names.join(", ")}`,
        old: recordedWords(first.before[kind]),
        new: recordedWords(first.after[kind]),
      },
    ];
  });
}

/** Digests are compared by algorithm: one is enough, if both sides have it. */
function isOneSided(before: readonly string[], after: readonly string[]): boolean {
  if (before.length === 0 || after.length === 0) return before.length !== after.length;
  const algorithms = new Set(before.map(algorithmOf));
  return !after.some((digest) => algorithms.has(algorithmOf(digest)));
}

function algorithmOf(digest: string): string {
  return /^(sha256|md5):/.exec(digest)?.[1] ?? "";
}

function recordedWords(values: readonly string[]): string {
  if (values.length === 0) return "not recorded";
  return `recorded${algorithmOf(values[0] ?? "") === "" ? "" : ` (${[...new Set(values.map(algorithmOf))].join(", ")})`}`;
}
