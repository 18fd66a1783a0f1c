import type { FaultList, SamhainFault } from "./fault-list.ts";
import { readBaseZero } from "./read-number.ts";
import { isRpcName } from "./rpc-names.ts";
import type { SamhainReading, SamhainService } from "./samhain-settings.ts";
import type { Span } from "../../model/span.ts";

/** One member of a list of services: a port or name, and its protocol. */
export type ServiceMember = Pick<SamhainService, "service" | "transport">;

const NAME = /^[A-Za-z0-9][A-Za-z0-9_+.-]{0,79}$/;

/** Reads `22/tcp` or `portmapper/udp`; `null` with the reason among the faults. */
export function readMember(
  text: string,
  { reading, span }: { readonly reading: SamhainReading; readonly span: Span },
  faults: FaultList,
): ServiceMember | null {
  const { name, protocol } = partsOf(text);
  const transport = reading === "fixed" ? protocol.toLowerCase() : protocol;
  const number = readBaseZero(name);
  if (transport !== "tcp" && transport !== "udp")
    return refuse("expected PORT/tcp or PORT/udp", span, faults);
  if (number === null ? !NAME.test(name) : number > 65535)
    return refuse("this is no name, and no port from 0 to 65535", span, faults);
  for (const fault of number === null ? faultsOfName(name) : faultsOfNumber(name, number))
    faults.add(span, fault);
  return { service: number ?? name, transport };
}

function partsOf(text: string): { readonly name: string; readonly protocol: string } {
  const slash = text.lastIndexOf("/");
  return { name: text.slice(0, Math.max(slash, 0)), protocol: slash === -1 ? "" : text.slice(slash + 1) };
}

function refuse(reason: string, span: Span, faults: FaultList): null {
  const message = `a member that cannot be read: ${reason}`;
  faults.add(span, { code: "AUD6004", severity: "warning", message });
  return null;
}

function faultsOfNumber(text: string, number: number): readonly SamhainFault[] {
  if (text === "" || /^\+?(?:0|[1-9]\d*)$/.test(text)) return [];
  const message = `samhain reads this as port ${number}`;
  return [{ code: "AUD6005", severity: "warning", message, hint: `write ${number}` }];
}

function faultsOfName(name: string): readonly SamhainFault[] {
  if (/^\d+-\d+$/.test(name)) {
    const message =
      "samhain has no ranges: this is taken for the name of an RPC program, and matches nothing";
    return [{ code: "AUD6007", severity: "warning", message, hint: "list the ports one by one" }];
  }
  if (isRpcName(name)) return [];
  const message = `"${name}" is no well-known RPC program; if the portmapper does not know it, /etc/services is asked`;
  const hint = "samhain itself takes a name for an RPC program and nothing else; write the port";
  return [{ code: "AUD6006", severity: "warning", message, hint }];
}
