import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { KnownService } from "../../samhain/known-service.ts";
import type { ServiceScan } from "../../samhain/scan-changes.ts";
import type { ServiceChange } from "../../samhain/service-change.ts";
import { configuredServices } from "./configured-services.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { probedAddresses } from "./probed-addresses.ts";
import { probePorts } from "./probe-ports.ts";
import type { Probed } from "./probe-ports.ts";
import { scanAsPromised } from "./scan-as-promised.ts";
import { transportsOf } from "./scanned-ports.ts";
import { serviceLabel, serviceName } from "./service-label.ts";

/** One look at the services of a host, as the state machine of a port check wants it. */
export interface ScannedServices {
  /** What the machine knows before its first scan, the entry configured last first. */
  readonly configured: readonly KnownService[];
  /** Of a transport that was not seen in full nothing is closed. `null`: names could not be turned into ports. */
  readonly scan: ServiceScan | null;
  /** The name of a service in a report. */
  readonly nameOf: (change: ServiceChange) => string;
  /** The socket behind a report; `null` for what is gone. */
  readonly listenerOf: (change: ServiceChange) => ListeningSocket | null;
}

/** What a port check sees of its services in one run: for `audit watch`, which gives it scan after scan. */
export function scanServices(values: PortCheckValues, evidence: Evidence): ScannedServices {
  const found =
    values.reports === "SERVICE_NEW" ? scanAsPromised(values, evidence) : scanAsSamhain(values, evidence);
  const open = found?.open ?? [];
  const listeners = new Map(open.map(({ service, listener }) => [keyOf(service), listener]));
  const label = values.reports === "SERVICE_NEW" ? serviceLabel : serviceName;
  return {
    configured: configuredServices(values.services ?? []),
    scan: found === null ? null : { open: open.map(({ service }) => service), transports: found.transports },
    nameOf: (change) => change.rpcName ?? label(change, evidence) ?? "unknown",
    listenerOf: (change) =>
      change.kind === "ServiceMissing" ? null : (listeners.get(keyOf(change)) ?? null),
  };
}

function scanAsSamhain(values: PortCheckValues, evidence: Evidence) {
  const where = probedAddresses(values, evidence);
  const { open, uncertain, selections } = probePorts(
    values,
    { addresses: where.addresses, isRoot: true },
    evidence,
  );
  const isWhole = [...where.unseen, ...uncertain, ...selections.flatMap(({ unseen }) => unseen)].length === 0;
  return { open, transports: isWhole ? transportsOf(values) : [] };
}

function keyOf({ address, port, transport }: Probed["service"] | ServiceChange): string {
  return `${transport} ${address} ${port}`;
}
