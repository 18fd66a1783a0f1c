import type { Scanners } from "../../app/scan-record.ts";
import type { AddressScan } from "../../model/network-scan.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { ScanPace } from "../../targets/network/scan-order.ts";
import type { Capture } from "./capture-of.ts";

/** What is to be scanned, and how. */
export interface ScanPlan {
  readonly addresses: Iterable<string>;
  readonly count: bigint;
  /** An empty set where a transport is not scanned. */
  readonly ports: Readonly<Record<"tcp" | "udp", PortSet>>;
  readonly pace: ScanPace;
  readonly scanners: Scanners;
  readonly signal: AbortSignal;
  /** Looks at what the open ports of an address speak; `null` where nobody asked. */
  readonly capture: Capture | null;
}

/** Takes the scans of one address, one for each transport. */
export type OnScans = (address: string, scans: readonly AddressScan[]) => void;

/** So many addresses are held until all of them are scanned, where an address takes more than one pass. */
const PASS_SIZE = 1024n;
/** Few addresses are given in their order. */
const IN_ORDER = 256n;
/** Addresses of which the open ports are looked at together. */
const TOGETHER = 16;

/** Scans all addresses, and gives each away as soon as it may be. Memory does not grow with their number. */
export async function scanAddresses(plan: ScanPlan, onScans: OnScans): Promise<void> {
  const transports = (["tcp", "udp"] as const).filter((transport) => plan.ports[transport].length > 0);
  const [only] = transports;
  if (transports.length === 1 && only !== undefined && plan.capture === null && plan.count > IN_ORDER) {
    await scanOver(only, plan.addresses, {
      plan,
      onScan: (scan) => {
        onScans(scan.address, [scan]);
      },
    });
    return;
  }
  for (const addresses of inPasses(plan.addresses)) {
    if (plan.signal.aborted) return;
    await scanPass(addresses, plan, onScans);
  }
}

interface Scanning {
  readonly plan: ScanPlan;
  readonly onScan: (scan: AddressScan) => void;
}

async function scanOver(
  transport: "tcp" | "udp",
  addresses: Iterable<string>,
  { plan, onScan }: Scanning,
): Promise<void> {
  const { pace, signal, scanners } = plan;
  await scanners[transport]({ transport, addresses, ports: plan.ports[transport], pace, signal }, onScan);
}

async function scanPass(addresses: readonly string[], plan: ScanPlan, onScans: OnScans): Promise<void> {
  const scans = new Map(addresses.map((address): [string, readonly AddressScan[]] => [address, []]));
  const onScan = (scan: AddressScan): void => {
    scans.set(scan.address, [...(scans.get(scan.address) ?? []), scan]);
  };
  for (const transport of ["tcp", "udp"] as const)
    if (plan.ports[transport].length > 0) await scanOver(transport, addresses, { plan, onScan });
  if (plan.capture !== null) await captureAll(scans, plan);
  for (const [address, found] of scans) if (found.length > 0) onScans(address, found);
}

/** Adds what the open ports speak, to some addresses at a time. */
async function captureAll(scans: Map<string, readonly AddressScan[]>, plan: ScanPlan): Promise<void> {
  const addresses = scans.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [address, found] of addresses)
      scans.set(address, await Promise.all(found.map((scan) => withServices(scan, plan))));
  };
  await Promise.all(Array.from({ length: TOGETHER }, takeTurns));
}

async function withServices(scan: AddressScan, { capture, signal }: ScanPlan): Promise<AddressScan> {
  if (capture === null || signal.aborted || !scan.answers.some(({ answer }) => answer === "open"))
    return scan;
  const services = [...(scan.services ?? []), ...(await capture(scan))];
  return services.length === 0 ? scan : { ...scan, services };
}

function* inPasses(addresses: Iterable<string>): Generator<readonly string[]> {
  let pass: string[] = [];
  for (const address of addresses) {
    pass.push(address);
    if (BigInt(pass.length) < PASS_SIZE) continue;
    yield pass;
    pass = [];
  }
  if (pass.length > 0) yield pass;
}
