import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import { deviceAddresses } from "./looked-at.ts";
import type { PortCheckPlace } from "./port-check-place.ts";
import type { PortCheckValues } from "./port-check-fields.ts";

/** How many addresses fit into samhain's list. */
const CAPACITY = { AS_SAMHAIN_4_1: 16, AS_SAMHAIN_4_2: 64 } as const;

/** The addresses that samhain probes, in its order. */
export interface ProbedAddresses {
  readonly addresses: readonly string[];
  readonly notes: readonly string[];
  readonly unseen: readonly Unseen[];
}

/** The addresses of the configuration, then those of the host's own name as far as there is room. */
export function probedAddresses(
  { reports, interfaces }: PortCheckValues,
  evidence: Evidence,
): ProbedAddresses {
  const found = interfaces.map((place) => addressesOf(place, evidence));
  const all = [...new Set(found.flatMap(({ addresses }) => addresses))];
  const capacity = reports === "AS_SAMHAIN_4_2" ? CAPACITY.AS_SAMHAIN_4_2 : CAPACITY.AS_SAMHAIN_4_1;
  const left = all.slice(capacity);
  return {
    addresses: all.slice(0, capacity),
    notes:
      left.length === 0
        ? []
        : [`samhain has room for ${capacity} addresses and leaves out ${left.join(", ")}.`],
    unseen: found.flatMap(({ unseen }) => unseen ?? []),
  };
}

function addressesOf(
  place: PortCheckPlace,
  evidence: Evidence,
): { readonly addresses: readonly string[]; readonly unseen?: Unseen } {
  if (place.kind === "address") return { addresses: [place.address] };
  // samhain says nothing where there is no such device.
  if (place.kind === "device") return { addresses: deviceAddresses(place.name, evidence).addresses };
  const seen = observationOf(evidence, "official-addresses");
  if (seen.status === "observed") return { addresses: seen.facts.addresses };
  return { addresses: [], unseen: { reason: seen.reason, detail: seen.detail } };
}
