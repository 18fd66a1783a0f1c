import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import type { PortCheckPlace } from "./port-check-place.ts";

/** The addresses of a host that a port check looks at. */
export interface LookedAt {
  /** In the order given, each once. */
  readonly addresses: readonly string[];
  /** `every-other`: besides, every address that others can reach. */
  readonly extent: "these" | "every-other";
  /** The addresses of the interfaces that others can reach; `null` where they were not seen. */
  readonly reachable: readonly string[] | null;
  readonly notes: readonly string[];
  readonly unseen: readonly Unseen[];
}

interface Found {
  readonly addresses: readonly string[];
  readonly note?: string;
  readonly unseen?: Unseen;
}

/**
 * The addresses behind the places. Where the host's own name is not known, or leads to loopback alone, every address
 * that others can reach is looked at: none that was meant is left out.
 */
export function lookedAt(places: readonly PortCheckPlace[], evidence: Evidence): LookedAt {
  const found = places.map((place) => addressesOf(place, evidence));
  const notes = found.flatMap(({ note }) => note ?? []);
  return {
    addresses: [...new Set(found.flatMap(({ addresses }) => addresses))],
    extent: notes.length === 0 ? "these" : "every-other",
    reachable: notes.length === 0 ? [] : reachableAddresses(evidence),
    notes,
    unseen: found.flatMap(({ unseen }) => unseen ?? []),
  };
}

function addressesOf(place: PortCheckPlace, evidence: Evidence): Found {
  switch (place.kind) {
    case "address":
      return { addresses: [place.address] };
    case "device":
      return deviceAddresses(place.name, evidence);
    case "official":
      return officialAddresses(evidence);
  }
}

function officialAddresses(evidence: Evidence): Found {
  const seen = observationOf(evidence, "official-addresses");
  const instead = "so every address that others can reach was looked at";
  if (seen.status === "unavailable")
    return { addresses: [], note: `${seen.detail.replace(/\.$/, "")}, ${instead}.` };
  const { name, addresses } = seen.facts;
  if (!addresses.every((address) => /^(127\.|::1$)/.test(address))) return { addresses };
  const note = `The host's own name (${name}) leads to ${addresses.join(", ")}, which only the host itself can reach, ${instead}.`;
  return { addresses: [], note };
}

/** Without loopback, and without the link-local addresses that every interface gives itself. */
function reachableAddresses(evidence: Evidence): readonly string[] | null {
  const seen = observationOf(evidence, "network-interfaces");
  if (seen.status === "unavailable") return null;
  const addresses = seen.facts.flatMap((device) => device.addresses);
  return [...new Set(addresses)].filter((address) => !/^(127\.|::1$|169\.254\.|fe[89ab])/i.test(address));
}

/** The addresses of a device; its absence keeps a rule from being passed. */
export function deviceAddresses(name: string, evidence: Evidence): Found {
  const seen = observationOf(evidence, "network-interfaces");
  if (seen.status === "unavailable") {
    const detail = `The network interfaces were not seen: ${seen.detail}`;
    return { addresses: [], unseen: { reason: seen.reason, detail } };
  }
  const addresses = seen.facts.filter((device) => device.name === name).flatMap((device) => device.addresses);
  const plain = addresses.map((address) => address.split("%")[0] ?? address);
  if (plain.length > 0) return { addresses: plain };
  const detail = `There is no interface "${name}" with an address on the target.`;
  return { addresses: [], unseen: { reason: "undetermined", detail } };
}
