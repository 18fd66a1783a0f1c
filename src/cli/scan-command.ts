import type { PortSet } from "../model/port-set.ts";
import { unionOfPorts } from "../model/port-set.ts";
import { VERSION } from "../app/version.ts";
import { scanFormats } from "../reporters/scan/index.ts";
import { findAddresses } from "../targets/network/addresses/find-addresses.ts";
import type { FoundAddresses } from "../targets/network/addresses/find-addresses.ts";
import { EXIT } from "./exit-codes.ts";
import { paceOf } from "./network-option.ts";
import type { NetworkOption } from "./network-option.ts";
import { parseOutputs } from "./outputs.ts";
import { captureOf } from "./scan/capture-of.ts";
import type { CaptureOptions } from "./scan/capture-of.ts";
import { hostsNamed, refuseTooMany } from "./scan/hosts-named.ts";
import { loadScanners } from "./scan/load-scanners.ts";
import { portsNamed } from "./scan/ports-named.ts";
import { scanAddresses } from "./scan/scan-addresses.ts";
import { showProgress } from "./progress.ts";
import { ScanCounter } from "./scan/scan-counter.ts";
import { openScanOutputs } from "./scan/scan-outputs.ts";
import type { ScanOutputs } from "./scan/scan-outputs.ts";
import { usualPorts } from "./scan/usual-ports.ts";
import { spareMemory } from "./spare-memory.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";

/** Options of `audit scan`. */
export interface ScanOptions extends StyleChoice, NetworkOption, CaptureOptions {
  readonly output: readonly string[];
  readonly udp?: boolean;
}

type Ports = Readonly<Record<"tcp" | "udp", PortSet>>;

/** `audit scan HOST…`: tries ports over the network, and tells what answered. */
export async function scanCommand(words: readonly string[], options: ScanOptions): Promise<number> {
  const hosts = hostsNamed(words, options.yesIMay);
  const ports = portsToScan(options);
  const outputs = parseOutputs(
    options.output,
    scanFormats.map(({ id }) => id),
  );
  const paths = outputs.flatMap(({ path }) => path ?? []);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new UsageError(`-o …=${twice}: two scans would be written to this file.`);
  spareMemory();
  const found = await findAddresses(hosts);
  refuseTooMany(found.count);
  const ended = new AbortController();
  const counter = new ScanCounter();
  const progress = showProgress(
    process.stderr,
    () => `${counter.addresses} of ${found.count} addresses scanned`,
  );
  const written = await openScanOutputs(outputs, options, {
    onGone: () => {
      ended.abort();
    },
    beforeWrite: progress.clear,
  });
  try {
    return await scanAndWrite({ words, ports, found, options, ended, counter }, written);
  } finally {
    progress.stop();
    written.abandon();
  }
}

interface Scan {
  readonly words: readonly string[];
  readonly ports: Ports;
  readonly found: FoundAddresses;
  readonly options: ScanOptions;
  readonly ended: AbortController;
  readonly counter: ScanCounter;
}

async function scanAndWrite(scan: Scan, written: ScanOutputs): Promise<number> {
  const { ports, found, options, ended, counter } = scan;
  const pace = paceOf(options);
  written.begin(openingOf(scan));
  const release = interruptBy(ended);
  try {
    const scanners = await loadScanners();
    const { count } = found;
    const capture = await captureOf(options, { found, signal: ended.signal });
    const plan = {
      addresses: found.each(),
      count,
      ports,
      pace,
      scanners,
      capture,
      signal: ended.signal,
    };
    await scanAddresses(plan, (address, scans) => {
      counter.add(scans);
      const origin = found.isNamed(address) ? "named" : "block";
      written.address({ address, names: found.namesOf(address), origin, scans });
    });
  } finally {
    release();
  }
  const { counts, addressesWithOpenPorts } = counter;
  const addressesNotScanned = Number(found.count) - counter.addresses;
  const status = ended.signal.aborted ? "interrupted" : "finished";
  const finishedAt = new Date().toISOString();
  await written.end({ finishedAt, status, counts, addressesWithOpenPorts, addressesNotScanned });
  if (status === "interrupted") return EXIT.interrupted;
  const missing = counts.unreachable + counts.untried + addressesNotScanned + found.unresolved.length;
  return missing > 0 ? EXIT.incomplete : 0;
}

function openingOf({ words, ports, found, options }: Scan) {
  const { perSecond = null, timeoutMs, retries } = paceOf(options);
  return {
    schemaVersion: "1.0",
    tool: { name: "dotaudit", version: VERSION },
    startedAt: new Date().toISOString(),
    hosts: words,
    addressCount: Number(found.count),
    ports,
    pace: { perSecond, timeoutMs, retries },
    unresolved: found.unresolved.map(({ name, why: { reason, detail } }) => ({ name, reason, detail })),
  } as const;
}

/** The ports of `--ports`, or the usual ones; UDP only where it was asked for, by `--udp` or by `U:`. */
function portsToScan({ ports, udp }: ScanOptions): Ports {
  const usual = usualPorts();
  if (ports === undefined) return { tcp: usual.tcp, udp: udp === true ? usual.udp : [] };
  const { plain, only } = portsNamed(ports);
  const asked = {
    tcp: unionOfPorts([plain.tcp, only.tcp]),
    udp: unionOfPorts([udp === true ? plain.udp : [], only.udp]),
  };
  if (asked.tcp.length + asked.udp.length === 0)
    throw new UsageError(`--ports ${ports}: these are ports of UDP; add --udp.`);
  return asked;
}

/** The first Ctrl-C ends the scan, and what was seen until then is written; the second one ends the program. */
function interruptBy(ended: AbortController): () => void {
  const interrupt = () => {
    if (ended.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write("audit: interrupted; what was scanned is written. Once more ends at once.\n");
    ended.abort();
  };
  process.on("SIGINT", interrupt);
  return () => {
    process.off("SIGINT", interrupt);
  };
}
