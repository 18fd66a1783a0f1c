import ipaddr from "ipaddr.js";
import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { ScannedPorts } from "../../model/port-scan.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import { tablesOf } from "../port-rule/tables.ts";
import type { NetworkSelector } from "./visibility-fields.ts";

/** The scans that a rule compares, and what is missing of either view. */
export interface Views {
  readonly scans: readonly ScannedPorts[];
  readonly unseen: readonly Unseen[];
}

interface Scope {
  readonly portType: "TCP" | "UDP";
  readonly address: readonly NetworkSelector[] | null;
}

/** Both views of the transport of a rule, as far as they were seen. */
export function viewsFor(values: Scope, evidence: Evidence): Views {
  const outside = scansFor(values, evidence);
  return { scans: outside.scans, unseen: [...unseenInside(values, evidence), ...outside.unseen] };
}

function unseenInside({ portType }: Scope, evidence: Evidence): readonly Unseen[] {
  return tablesOf(portType).flatMap((table): readonly Unseen[] => {
    const seen = observationOf(evidence, `listening-sockets:${table}`);
    if (seen.status === "unavailable")
      return [{ reason: seen.reason, detail: `The ${table} sockets were not seen: ${seen.detail}` }];
    const { tried, predicted } = seen.facts;
    if (tried === undefined && predicted === undefined) return [];
    const how = predicted === undefined ? "only tried from outside" : "predicted, not seen";
    const detail = `The ${table} sockets were ${how}: add what was recorded on the host (--evidence).`;
    return [{ reason: "not-recorded", detail }];
  });
}

function scansFor({ portType, address }: Scope, evidence: Evidence): Views {
  const seen = observationOf(evidence, "port-scan");
  if (seen.status === "unavailable") return { scans: [], unseen: [seen] };
  const transport = portType === "TCP" ? "tcp" : "udp";
  const ofTransport = seen.facts.filter((scan) => scan.transport === transport);
  if (ofTransport.length === 0)
    return { scans: [], unseen: [notTried(`The scan from outside tried no ${portType} port.`)] };
  const selectors = address ?? [];
  const missing = selectors.filter((selector) => !ofTransport.some((scan) => isIn(scan, selector)));
  const scans =
    address === null
      ? ofTransport
      : ofTransport.filter((scan) => selectors.some((selector) => isIn(scan, selector)));
  const addresses = ofTransport.map((scan) => scan.address).join(", ");
  const unseen = missing.map(({ text }) =>
    notTried(`Nothing in ${text} was tried from outside: the scan is of ${addresses}.`),
  );
  return { scans, unseen };
}

function isIn({ address }: ScannedPorts, { text, prefix, family }: NetworkSelector): boolean {
  const scanned = ipaddr.parse(address);
  if (scanned.kind() !== family) return false;
  return scanned.match(ipaddr.parse(text.split("/")[0] ?? text), prefix);
}

function notTried(detail: string): Unseen {
  return { reason: "not-recorded", detail };
}
