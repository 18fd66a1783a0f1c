import type { Evidence } from "../model/evidence.ts";
import type { Transport } from "../model/listening-socket.ts";
import { comment } from "./policy-item.ts";
import { allowedPorts, onePort } from "./port-rules.ts";
import type { WrittenPart } from "./port-rules.ts";
import { commentText } from "./safe-text.ts";
import { seenPorts } from "./seen-ports.ts";
import type { Reach } from "./seen-ports.ts";

/** The hosts that do the same work. */
export interface LearntRole {
  /** `null` where the user named none. */
  readonly name: string | null;
  readonly hosts: readonly Evidence[];
}

/** A policy that passes on every host that it was learnt from, or why there is none. */
export type LearntPolicy =
  | {
      readonly status: "learnt";
      readonly text: string;
      /** What was not seen or not written, and so is not demanded. */
      readonly gaps: readonly string[];
    }
  | { readonly status: "refused"; readonly gaps: readonly string[] };

const TRANSPORTS: readonly Transport[] = ["tcp", "udp", "udplite"];
const REACHES: readonly Reach[] = ["network", "loopback"];

/** Writes the policy of a role. Never throws. Without a transport that was seen on all hosts there is nothing to learn. */
export function learnPolicy(role: LearntRole): LearntPolicy {
  const parts = TRANSPORTS.flatMap((transport) => transportParts(role.hosts, transport));
  const gaps = parts.flatMap((part) => part.gaps);
  if (!parts.some(({ text }) => text.includes("<custom_item>"))) {
    const nothing = "No table of sockets was seen on every host.";
    return { status: "refused", gaps: gaps.length > 0 ? gaps : [nothing] };
  }
  const body = ['<check_type:"Unix">', ...parts.map(({ text }) => text), "</check_type>"];
  return { status: "learnt", text: `${[header(role), ...body].join("\n\n")}\n`, gaps };
}

function transportParts(hosts: readonly Evidence[], transport: Transport): readonly WrittenPart[] {
  const seen = seenPorts(hosts, transport);
  switch (seen.status) {
    case "not-recorded":
      return transport === "udplite" ? [] : [leftOut(transport, "it was not recorded")];
    case "unseen":
      return [leftOut(transport, seen.reason)];
    case "seen":
      return REACHES.flatMap((reach) => {
        const group = { transport, reach, hosts: hosts.length, ports: seen.ports[reach] };
        return [allowedPorts(group), ...group.ports.map((port) => onePort(group, port))];
      });
  }
}

function leftOut(transport: Transport, reason: string): WrittenPart {
  const text = `${transport} was not seen on every host, and there is no rule about it: ${commentText(reason)}`;
  return { text: comment(text), gaps: [`${transport}: ${reason}`] };
}

function header({ name, hosts }: LearntRole): string {
  const lines = [
    `What listens on ${hosts.length === 1 ? "this host" : `these ${hosts.length} hosts`}, as it was seen. Nothing here is approved yet.`,
    "",
    ...(name === null ? [] : [`role: ${commentText(name)}`]),
    ...hosts.map((host) => `host: ${commentText(nameOf(host))}${timeOf(host)}`),
    "",
    "Each port has a line `why` above its rule: write there why it has to be open, or take out the rule, and the port",
    "from the list of its transport. A port that all hosts have is required; one that only some have is allowed.",
  ];
  return lines.map(comment).join("\n");
}

function nameOf({ target, observations: { host } }: Evidence): string {
  return host?.status === "observed" && typeof host.facts.hostname === "string"
    ? host.facts.hostname
    : target;
}

function timeOf({ collectedAt }: Evidence): string {
  return Number.isNaN(Date.parse(collectedAt)) ? "" : `, seen ${commentText(collectedAt)}`;
}
