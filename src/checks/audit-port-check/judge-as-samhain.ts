import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { changeMessage } from "../../samhain/change-message.ts";
import { scanChanges } from "../../samhain/scan-changes.ts";
import type { ServiceChange } from "../../samhain/service-change.ts";
import { uncertainListener } from "../port-rule/uncertain-listener.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { foundListener } from "../port-rule/words.ts";
import { configuredServices } from "./configured-services.ts";
import { joinSelections } from "./join-selections.ts";
import { probedAddresses } from "./probed-addresses.ts";
import { probePorts } from "./probe-ports.ts";
import type { Probed } from "./probe-ports.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { transportsOf } from "./scanned-ports.ts";
import { serviceName } from "./service-label.ts";

/** What samhain itself reports of this host in its first scan, with its faults. */
export function judgeAsSamhain(values: PortCheckValues, evidence: Evidence): Verdict {
  const where = probedAddresses(values, evidence);
  const rights = rightsOf(evidence);
  const probed = probePorts(values, { addresses: where.addresses, isRoot: rights === "root" }, evidence);
  const scan = { open: probed.open.map(({ service }) => service), transports: transportsOf(values) };
  const { changes } = scanChanges(configuredServices(values.services ?? []), scan);
  const listeners = new Map(probed.open.map((found) => [keyOf(found.service), found]));
  return verdictOf({
    expected: "samhain has nothing to report in its first scan",
    selection: joinSelections(probed.selections, {
      ...where,
      notes: [...where.notes, ...NOTES[rights]],
    }),
    violations: changes.map((change) => itemOf(change, listeners.get(keyOf(change)), evidence)),
    doubts: probed.uncertain.map((listener) => uncertainListener(listener, evidence)),
    accepted: [],
  });
}

const NOTES = {
  root: [],
  user: ["Without root, samhain does not scan ports below 1024."],
} as const;

function rightsOf(evidence: Evidence): keyof typeof NOTES {
  const host = observationOf(evidence, "host");
  return host.status === "observed" && host.facts.collectedBy.uid !== 0 ? "user" : "root";
}

function itemOf(change: ServiceChange, found: Probed | undefined, evidence: Evidence): FoundItem {
  const text = changeMessage(change, change.rpcName ?? serviceName(change, evidence) ?? "unknown");
  return found === undefined || change.kind === "ServiceMissing"
    ? { text }
    : foundListener(found.listener, text, evidence);
}

function keyOf({ address, port, transport }: Omit<ServiceChange, "kind" | "rpcName">): string {
  return `${transport} ${address} ${port}`;
}
