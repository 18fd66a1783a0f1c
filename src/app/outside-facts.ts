import { addressOf } from "../collectors/foreign/address-of.ts";
import { tableFromOutside } from "../collectors/port-scan/table-from-outside.ts";
import type { OutsideView } from "../collectors/port-scan/table-from-outside.ts";
import type { ListeningSocketsFacts } from "../model/evidence.ts";
import type { EvidenceGap, Observation, Unavailable, UnavailableReason } from "../model/observation.ts";
import type { SocketTable } from "../model/listening-socket.ts";
import type { AddressScan, PortAnswer } from "../model/network-scan.ts";
import type { ScannedPorts } from "../model/port-scan.ts";
import { unionOfPorts, withoutPorts } from "../model/port-set.ts";
import type { PortSet } from "../model/port-set.ts";

/** Why nothing of the inside of a host on the network is known. */
export const NO_VIEW_INSIDE: Unavailable = {
  status: "unavailable",
  reason: "not-supported",
  detail:
    "There is no view inside: a scan from outside does not show this. Add what was recorded on the host (--evidence).",
};

const NO_OWNERS: Unavailable = {
  ...NO_VIEW_INSIDE,
  detail:
    "There is no view inside: a scan from outside does not show which process holds a socket. Add what was recorded on the host (--evidence).",
};

/**
 * A table of the sockets of a host on the network: the ports of its addresses that were tried. Where no address gave a
 * clear answer it is `unavailable`, for the reason that the scan met.
 */
export function tableOfScans(
  table: SocketTable,
  scans: readonly AddressScan[],
): Observation<ListeningSocketsFacts> {
  const source = sourceOf(scans);
  const views = scans.flatMap(viewOf);
  if (views.every(({ answered, filtered }) => answered.length + filtered.length === 0))
    return { ...nothingOf(scans), source };
  const facts = tableFromOutside(table, views, NO_OWNERS);
  const gaps = [...facts.gaps, ...scans.flatMap(obstaclesTo)];
  return { status: "observed", source, facts: { ...facts, gaps, extent: "tried-addresses" } };
}

/** What scans reached, for those who lay it beside what the host itself tells. */
export function portScanOf(scans: readonly AddressScan[]): Observation<readonly ScannedPorts[]> {
  const source = sourceOf(scans);
  const facts = scans.flatMap(viewOf).flatMap(({ transport, address, open, answered, filtered }) => {
    const scanned = { transport, address, open, refused: withoutPorts(answered, open), filtered };
    return answered.length + filtered.length === 0 ? [] : [scanned];
  });
  return facts.length === 0 ? { ...nothingOf(scans), source } : { status: "observed", source, facts };
}

function viewOf(scan: AddressScan): readonly OutsideView[] {
  const placed = addressOf(scan.address, scan.address.includes(":") ? "ipv6" : "ipv4");
  if (placed === null) return [];
  const open = portsThat(scan, ["open"]);
  return [
    {
      placed,
      transport: scan.transport,
      address: placed.address,
      open,
      answered: unionOfPorts([open, portsThat(scan, ["closed"])]),
      filtered: portsThat(scan, ["filtered"]),
      silent: portsThat(scan, ["open|filtered"]),
    },
  ];
}

function portsThat({ answers }: AddressScan, wanted: readonly PortAnswer[]): PortSet {
  return unionOfPorts(answers.filter(({ answer }) => wanted.includes(answer)).map(({ ports }) => ports));
}

const REASONS: Readonly<Partial<Record<PortAnswer, UnavailableReason>>> = {
  unreachable: "missing-source",
  untried: "failed",
  "open|filtered": "timed-out",
};

/** What kept the scan from learning anything of some ports. */
function obstaclesTo({ transport, address, answers }: AddressScan): readonly EvidenceGap[] {
  return answers
    .filter(({ answer }) => answer === "unreachable" || answer === "untried")
    .map(({ answer, why = "no reason was given" }) => ({
      reason: REASONS[answer] ?? "failed",
      detail: `Some ${transport} ports of ${address} were ${answer === "untried" ? "not tried" : "unreachable"}: ${why}.`,
    }));
}

function nothingOf(scans: readonly AddressScan[]): Unavailable {
  const all = scans.flatMap(({ address, answers }) => answers.map((entry) => ({ ...entry, address })));
  const [first] = all;
  if (first === undefined)
    return { status: "unavailable", reason: "not-recorded", detail: "No port was tried over the network." };
  const reasons = [...new Set(all.map(({ answer, address, why }) => wordsFor(answer, address, why)))];
  const shown = reasons.slice(0, 4).join("; ");
  return { status: "unavailable", reason: REASONS[first.answer] ?? "failed", detail: `${shown}.` };
}

function wordsFor(answer: PortAnswer, address: string, why = "no reason was given"): string {
  if (answer === "open|filtered") return `${address} stayed silent`;
  return answer === "untried" ? `${address} was not tried (${why})` : `${address} cannot be reached (${why})`;
}

function sourceOf(scans: readonly AddressScan[]): string {
  const [first] = scans;
  const shown = scans.slice(0, 3).map(({ address }) => address);
  const more = scans.length > shown.length ? " …" : "";
  return `${first?.transport ?? "network"} scan of ${shown.join(", ")}${more}`;
}
