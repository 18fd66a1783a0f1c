import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { FoundItem } from "../../model/verdict.ts";
import type { Unseen } from "./resolve-ports.ts";
import { addressAndPort, foundListener } from "./words.ts";

/** The doubt about a listener of which the evidence does not tell enough to say whether a rule counts it. */
export function uncertainListener(
  listener: ListeningSocket,
  evidence: Evidence,
): Unseen & { item: FoundItem } {
  const { detail, text } = doubtAbout(listener);
  return { reason: "undetermined", detail, item: foundListener(listener, text, evidence) };
}

function doubtAbout(listener: ListeningSocket): { readonly detail: string; readonly text: string } {
  const words = addressAndPort(listener);
  if (listener.addressShown !== undefined) {
    const detail = `The evidence shows only the ${listener.addressShown} of the address of ${words}.`;
    return { detail, text: "may serve other addresses" };
  }
  const detail = `The evidence does not tell whether ${words} also serves IPv4 (IPV6_V6ONLY).`;
  return { detail, text: "may serve IPv4 too" };
}
