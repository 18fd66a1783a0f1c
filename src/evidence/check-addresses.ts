import { entriesOf } from "../model/observations.ts";
import ipaddr from "ipaddr.js";
import type { EvidenceDocument } from "./evidence-document.ts";
import { pointerOf } from "../json/text-fault.ts";
import type { TextFault } from "../json/text-fault.ts";

type Observations = EvidenceDocument["observations"];
type AnyFacts = Extract<NonNullable<Observations[keyof Observations]>, { status: "observed" }>["facts"];
type Path = readonly (string | number)[];

/** The first address that is none, or none of its family: the checks compute with addresses. */
export function checkAddresses(observations: Observations): TextFault | null {
  for (const [key, seen] of entriesOf(observations)) {
    if (seen.status === "unavailable") continue;
    const fault = faultOfListener(seen.facts) ?? faultOfScan(seen.facts);
    if (fault !== null)
      return {
        message: fault.message,
        pointer: pointerOf(["observations", key, "facts", ...fault.path, "address"]),
      };
  }
  return null;
}

interface AddressFault {
  readonly path: Path;
  readonly message: string;
}

function faultOfListener(facts: AnyFacts): AddressFault | null {
  if (!("sockets" in facts)) return null;
  const index = facts.sockets.findIndex(
    ({ address, family, addressShown }) => addressShown === undefined && !IS_ADDRESS[family](address),
  );
  const family = facts.sockets[index]?.family;
  if (family === undefined) return null;
  const message = `Expected an ${family === "ipv4" ? "IPv4" : "IPv6"} address, without zone.`;
  return { path: ["sockets", index], message };
}

/** Addresses that were tried from outside are of either family. */
function faultOfScan(facts: AnyFacts): AddressFault | null {
  const path = "tried" in facts ? ["tried"] : [];
  const entries: readonly object[] = "tried" in facts ? (facts.tried ?? []) : listOf(facts);
  const index = entries.findIndex(
    (entry) => "address" in entry && typeof entry.address === "string" && !isAddress(entry.address),
  );
  return index < 0 ? null : { path: [...path, index], message: "Expected an IP address, without zone." };
}

function listOf(facts: AnyFacts): readonly object[] {
  return Array.isArray(facts) ? (facts as readonly object[]) : [];
}

function isAddress(text: string): boolean {
  return IS_ADDRESS.ipv4(text) || IS_ADDRESS.ipv6(text);
}

const LONGEST_ADDRESS = 45;

const IS_ADDRESS = {
  ipv4: (text: string) => text.length <= LONGEST_ADDRESS && ipaddr.IPv4.isValidFourPartDecimal(text),
  ipv6: (text: string) =>
    text.length <= LONGEST_ADDRESS && /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text) && ipaddr.IPv6.isValid(text),
};
