import { isIP } from "node:net";
import type { AnsweredPorts, PortAnswer } from "../../../model/network-scan.ts";
import { hasPort, unionOfPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";
import type { ScanOrder } from "../scan-order.ts";
import type { HostResult } from "./host-queue.ts";
import { extendRuns } from "./piece.ts";
import type { PieceResult, Run } from "./piece.ts";
import { whyNotAnAddress } from "./why-not-an-address.ts";

/** An answer, and what there is to say about it. */
type Meaning = readonly [answer: PortAnswer, why?: string];

/** The host or its network is not there; or, where other ports answer, a packet filter says so. */
const AWAY = new Set(["EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENONET", "ENETDOWN"]);

/** Something on the way, or the host itself, said no in a way that tells nothing of a listener. */
const REFUSED_OTHERWISE = new Set([
  "ETIMEDOUT",
  "ECONNRESET",
  "ECONNABORTED",
  "ENOPROTOOPT",
  "EOPNOTSUPP",
  "EMSGSIZE",
  "EPROTO",
]);

const UNTRIED: Readonly<Record<string, string>> = {
  stopped: "the scan was interrupted",
  EACCES: "EACCES: this machine does not let it out",
  EPERM: "EPERM: this machine does not let it out",
  EMFILE: "EMFILE: this program has no descriptors left",
  ENFILE: "ENFILE: this machine has no descriptors left",
  EADDRNOTAVAIL: "EADDRNOTAVAIL: this machine has no address or port to ask from",
  EAFNOSUPPORT: "EAFNOSUPPORT: this machine does not speak this address family",
  EINVAL: "EINVAL: this machine cannot reach such an address without a zone that it has",
};

/** What the ends of all pieces of a host mean: every port that was asked for, in one answer each. */
export function answersOf({ address, results }: HostResult, order: ScanOrder): readonly AnsweredPorts[] {
  const fault = whyNotAnAddress(address);
  if (fault !== null && results.length === 0) return untried(order, fault);
  const runs = joinRuns(results);
  const context: Context = {
    family: isIP(address),
    doesAnswer: runs.some(({ outcome }) => outcome === "open" || outcome === "closed"),
    silence: wordsForSilence(results, order.pace.retries),
  };
  const meanings = runs.map((run) => ({ run, meaning: meaningOf(run.outcome, context) }));
  const grouped = Map.groupBy(meanings, ({ meaning }) => meaning.join(" "));
  const answers = [...grouped.values()].map((members) => {
    const ports: PortSet = members.map(({ run: { first, last } }) => [first, last] as const);
    return answered(members[0]?.meaning ?? ["untried"], ports);
  });
  return [...untriedZero(order.ports), ...answers];
}

interface Context {
  readonly family: number;
  readonly doesAnswer: boolean;
  readonly silence: string;
}

function meaningOf(outcome: string, { family, doesAnswer, silence }: Context): Meaning {
  if (outcome === "open" || outcome === "closed") return [outcome];
  if (outcome === "silent") return ["filtered", silence];
  if (AWAY.has(outcome))
    return doesAnswer ? ["filtered", `${outcome}, while other ports answer`] : ["unreachable", outcome];
  // Over IPv6 this is what the answer of a packet filter is turned into.
  if (outcome === "EACCES" && family === 6) return ["filtered", outcome];
  if (REFUSED_OTHERWISE.has(outcome)) return ["filtered", outcome];
  return ["untried", UNTRIED[outcome] ?? outcome];
}

function wordsForSilence(results: readonly PieceResult[], retries: number): string {
  const waited = results.reduce((least, { waitedMs }) => Math.min(least, waitedMs), Infinity);
  const time = waited < 1000 ? `${Math.round(waited)} ms` : `${Number((waited / 1000).toFixed(1))} s`;
  const within = waited === Infinity ? "no answer" : `no answer within ${time}`;
  return retries > 0 && waited < Infinity ? `${within}, asked ${retries + 1} times` : within;
}

function joinRuns(results: readonly PieceResult[]): readonly Run[] {
  const joined: Run[] = [];
  const byPort = results.toSorted((a, b) => (a.runs[0]?.first ?? 0) - (b.runs[0]?.first ?? 0));
  for (const { runs } of byPort)
    for (const { outcome, first, last } of runs) extendRuns(joined, outcome, [first, last]);
  return joined;
}

/** Nothing was tried. */
function untried({ ports }: ScanOrder, why: string): readonly AnsweredPorts[] {
  const all = unionOfPorts([ports]);
  return all.length === 0 ? [] : [answered(["untried", why], all)];
}

function untriedZero(ports: PortSet): readonly AnsweredPorts[] {
  return hasPort(ports, 0) ? [answered(["untried", "there is no connecting to port 0"], [[0, 0]])] : [];
}

function answered([answer, why]: Meaning, ports: PortSet): AnsweredPorts {
  return why === undefined ? { answer, ports } : { answer, ports, why };
}
