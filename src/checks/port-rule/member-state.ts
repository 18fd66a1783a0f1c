import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import { hasPort } from "../../model/port-set.ts";
import type { PortFieldValues } from "./port-fields.ts";
import type { PortMember } from "./port-member.ts";
import { resolveMember } from "./resolve-ports.ts";
import type { Unseen } from "./resolve-ports.ts";
import type { Selection } from "./select-listeners.ts";
import { transportsOf } from "./tables.ts";

/** Whether at least one counted listener stands on a port of the member. */
export type MemberState =
  | { readonly status: "open"; readonly member: PortMember; readonly listeners: readonly ListeningSocket[] }
  | {
      readonly status: "uncertain";
      readonly member: PortMember;
      readonly listeners: readonly ListeningSocket[];
    }
  | { readonly status: "closed"; readonly member: PortMember }
  | { readonly status: "unresolved"; readonly member: PortMember; readonly unseen: Unseen };

interface Scene {
  readonly values: PortFieldValues;
  readonly selection: Selection;
  readonly evidence: Evidence;
}

/** Looks for listeners on the ports of one member. */
export function judgeMember(member: PortMember, { values, selection, evidence }: Scene): MemberState {
  const byTransport = new Map(
    transportsOf(values.portType).map((transport) => [transport, resolveMember(member, transport, evidence)]),
  );
  const unresolved = [...byTransport.values()].find((result) => result.status === "unresolved");
  if (unresolved !== undefined) return { status: "unresolved", member, unseen: unresolved };
  const isOnMember = ({ transport, port }: ListeningSocket) => {
    const result = byTransport.get(transport);
    return result?.status === "resolved" && hasPort(result.ports, port);
  };
  const listeners = selection.counted.filter(isOnMember);
  if (listeners.length > 0) return { status: "open", member, listeners };
  const uncertain = selection.uncertain.filter(isOnMember);
  return uncertain.length > 0
    ? { status: "uncertain", member, listeners: uncertain }
    : { status: "closed", member };
}
