import ipaddr from "ipaddr.js";
import type { EvidenceDocument } from "./evidence-document.ts";
import { pointerOf } from "./text-fault.ts";
import type { TextFault } from "./text-fault.ts";

/** The first listener whose address is none of its family: the checks compute with addresses. */
export function checkAddresses(observations: EvidenceDocument["observations"]): TextFault | null {
  for (const [key, seen] of Object.entries(observations)) {
    if (seen.status === "unavailable" || !("sockets" in seen.facts)) continue;
    const index = seen.facts.sockets.findIndex(
      ({ address, family, addressShown }) => addressShown === undefined && !IS_ADDRESS[family](address),
    );
    const family = seen.facts.sockets[index]?.family;
    if (family !== undefined)
      return {
        pointer: pointerOf(["observations", key, "facts", "sockets", index, "address"]),
        message: `Expected an ${family === "ipv4" ? "IPv4" : "IPv6"} address, without zone.`,
      };
  }
  return null;
}

const LONGEST_ADDRESS = 45;

const IS_ADDRESS = {
  ipv4: (text: string) => text.length <= LONGEST_ADDRESS && ipaddr.IPv4.isValidFourPartDecimal(text),
  ipv6: (text: string) =>
    text.length <= LONGEST_ADDRESS && /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text) && ipaddr.IPv6.isValid(text),
};
