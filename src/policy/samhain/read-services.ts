import type { Span } from "../../model/span.ts";
import type { FaultList } from "./fault-list.ts";
import { readAddress } from "./read-address.ts";
import type { Placed, SamhainReading, ServiceRole } from "./samhain-settings.ts";
import type { ServiceLists } from "./service-lists.ts";
import { readMember } from "./service-member.ts";

/** The value of a list of services. */
export interface ServiceListText {
  readonly role: ServiceRole;
  readonly value: string;
  /** Where the value begins in the text. */
  readonly start: number;
}

/** What a list is read with, and where what it holds goes. */
export interface ServiceReader {
  readonly reading: SamhainReading;
  readonly lists: ServiceLists;
  readonly unreadable: Placed<string>[];
  readonly faults: FaultList;
}

const MEMBER = /[^ ,\t]+/g;

/** Reads `[ADDRESS:]22/tcp,25/tcp …`, split at the last colon. */
export function readServices({ role, value, start }: ServiceListText, reader: ServiceReader): void {
  const colon = value.lastIndexOf(":");
  const addressText = value.slice(0, Math.max(colon, 0)).replace(/[: \t]+$/, "");
  const whole = { start, end: start + value.length };
  const address = colon === -1 ? null : readAddress(addressText || ":");
  if (colon !== -1 && address === null) {
    refuseAddress(addressText, { role, whole }, reader);
    return;
  }
  for (const { 0: text, index } of value.slice(colon + 1).matchAll(MEMBER)) {
    const first = start + colon + 1 + index;
    const span = { start: first, end: first + text.length };
    const outcome = readOne(text, { role, address: isAny(address) ? null : address, span }, reader);
    if (outcome === "refused" && reader.reading !== "fixed") {
      dropRest({ start: span.end, end: whole.end }, reader.faults);
      return;
    }
  }
}

interface Context {
  readonly role: ServiceRole;
  readonly address: string | null;
  readonly span: Span;
}

function readOne(text: string, { role, address, span }: Context, reader: ServiceReader): "added" | "refused" {
  const { reading, lists, faults } = reader;
  const member = readMember(text, { reading, span }, faults);
  if (member === null) {
    if (role === "required") reader.unreadable.push({ value: text, span });
    return "refused";
  }
  if (role === "skipped" && typeof member.service === "string" && reading === "fixed") {
    const message = "only ports can be skipped: an RPC service has none of its own";
    faults.add(span, { code: "AUD6021", severity: "warning", message });
    return "refused";
  }
  return lists.add({ role, address, span, ...member });
}

/** The wildcard stands for every address, as no address does. */
function isAny(address: string | null): boolean {
  return address === "0.0.0.0" || address === "::";
}

function refuseAddress(
  text: string,
  { role, whole }: { readonly role: ServiceRole; readonly whole: Span },
  { faults, unreadable }: ServiceReader,
): void {
  const message = text.includes("/")
    ? "the text before the last colon is no address, so the whole list is left out"
    : "this is no address, so the whole list is left out";
  const hint = "write one address for each list, IPv6 without brackets, and no quotes";
  faults.add(whole, { code: "AUD6016", severity: "warning", message, hint });
  if (role === "required") unreadable.push({ value: text, span: whole });
}

function dropRest(span: Span, faults: FaultList): void {
  if (span.start >= span.end) return;
  faults.add(span, { code: "AUD6017", severity: "warning", message: "samhain drops the rest of this list" });
}
