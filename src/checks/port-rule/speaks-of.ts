import { hasPort } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { PortSubject } from "../define-check.ts";
import type { PortType } from "./port-fields.ts";
import type { PortMember } from "./port-member.ts";
import { transportsOf } from "./tables.ts";

interface ListedPorts {
  readonly portType: PortType;
  readonly ports: readonly PortMember[];
}

/** How a rule's list speaks of one port: by which member, perhaps by a name, not at all, or not of its transport. */
export type Mention =
  | { readonly kind: "listed"; readonly member: string }
  | { readonly kind: "perhaps"; readonly member: string }
  | { readonly kind: "not-listed"; readonly nearest: string | null }
  | { readonly kind: "other-transport" };

/** Looks a port up in a list, without the target's names. */
export function mentionOf({ portType, ports }: ListedPorts, { transport, port }: PortSubject): Mention {
  if (!transportsOf(portType).includes(transport)) return { kind: "other-transport" };
  const listed = ports.find((member) => member.kind === "numbers" && hasPort(member.ports, port));
  if (listed !== undefined) return { kind: "listed", member: listed.text };
  const named = ports.find((member) => member.kind !== "numbers");
  if (named !== undefined) return { kind: "perhaps", member: named.text };
  return { kind: "not-listed", nearest: nearestMember(ports, port) };
}

/** What a rule that names single ports says of one: `null` where it does not name it. */
export function sayOfListed(values: ListedPorts, subject: PortSubject, verb: string): string | null {
  const mention = mentionOf(values, subject);
  if (mention.kind === "listed") return `${verb} ${mention.member}`;
  return mention.kind === "perhaps" ? `${verb} ${mention.member}, which may be this port` : null;
}

function nearestMember(members: readonly PortMember[], port: number): string | null {
  const distances = members.flatMap((member) =>
    member.kind === "numbers" ? [{ text: member.text, distance: distanceTo(member.ports, port) }] : [],
  );
  return distances.sort((a, b) => a.distance - b.distance)[0]?.text ?? null;
}

function distanceTo(ports: PortSet, port: number): number {
  return Math.min(...ports.map(([first, last]) => Math.max(first - port, port - last, 0)));
}
