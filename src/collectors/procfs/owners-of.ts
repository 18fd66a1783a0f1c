import type { EvidenceGap, Unavailable } from "../../model/observation.ts";
import type { Owners } from "../../model/listening-socket.ts";
import type { SocketOwner } from "../../model/process.ts";
import type { HolderScan } from "../../targets/target.ts";
import type { SocketFinding } from "./census.ts";
import type { Visibility } from "./visibility.ts";

/** How complete the list of a socket's holders is, after the last walk that looked for them. */
export function ownersOf(
  finding: SocketFinding | undefined,
  visibility: Visibility,
  describe: (owner: SocketFinding["holders"][number]) => SocketOwner | null,
): Owners {
  const processes = (finding?.holders ?? []).flatMap((holder) => describe(holder) ?? []);
  const unseen = unseenHolders(finding, visibility);
  if (unseen !== null) return { status: "partial", processes, unseen };
  if (finding?.scan.status === "observed" && finding.scan.value.extent === "stopped")
    return { status: "first", processes };
  return processes.length === 0 ? { status: "kernel" } : { status: "complete", processes };
}

function unseenHolders(
  finding: SocketFinding | undefined,
  { hidden, outside }: Visibility,
): Unavailable | null {
  if (finding === undefined)
    return unavailable("vanished", "The socket was opened while the processes were looked into; try again.");
  if (finding.scan.status === "unavailable") return finding.scan;
  const { extent } = finding.scan.value;
  const changed = changedHolder(finding);
  if (changed !== null || extent === "stopped") return changed;
  return (
    unreadableProcesses(finding.scan.value) ??
    hidden ??
    unsettledProcesses(extent) ??
    (finding.holders.length === 0 ? outside : null)
  );
}

function changedHolder({ holders }: SocketFinding): Unavailable | null {
  const changed = holders.find((holder) => holder.status === "changed");
  if (changed === undefined) return null;
  return unavailable("vanished", `Process ${changed.pid} changed each time it was read; try again.`);
}

function unsettledProcesses(extent: HolderScan["extent"]): Unavailable | null {
  if (extent !== "unsettled") return null;
  return unavailable("timed-out", "New processes appeared faster than they could be looked into; try again.");
}

function unreadableProcesses({ unreadable }: HolderScan): Unavailable | null {
  if (unreadable.length === 0) return null;
  const some = unreadable.slice(0, 3).join(", ") + (unreadable.length > 3 ? ", …" : "");
  const who = unreadable.length === 1 ? `Process ${some}` : `${unreadable.length} processes (${some})`;
  const detail = `${who} could not be looked into; run as root with CAP_SYS_PTRACE.`;
  return unavailable("missing-privilege", detail);
}

function unavailable(reason: Unavailable["reason"], detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}

/** What the walks for these findings could not see, once for each reason; nothing where nobody was looked for. */
export function gapsOf(
  findings: readonly SocketFinding[],
  { hidden, outside }: Visibility,
): readonly EvidenceGap[] {
  if (findings.length === 0) return [];
  const scans = [...new Set(findings.map(({ scan }) => scan))];
  const unseen = scans.map((scan) => (scan.status === "observed" ? unreadableProcesses(scan.value) : scan));
  const gaps = [...unseen, hidden, outside].filter((gap) => gap !== null);
  const byReason = new Map(gaps.map(({ reason, detail }) => [reason, { reason, detail }]));
  return [...byReason.values()];
}
