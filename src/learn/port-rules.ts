import type { Transport } from "../model/listening-socket.ts";
import { acceptedProcesses } from "./accepted-processes.ts";
import type { AcceptedProcesses } from "./accepted-processes.ts";
import { comment, policyItem, quoted } from "./policy-item.ts";
import type { Fields } from "./policy-item.ts";
import { commentText } from "./safe-text.ts";
import type { Reach, SeenPort } from "./seen-ports.ts";

/** Ports of one transport and reach, out of evidence of so many hosts. */
export interface PortGroup {
  readonly transport: Transport;
  readonly reach: Reach;
  readonly hosts: number;
  readonly ports: readonly SeenPort[];
}

/** A part of the policy, and what could not be written into it. */
export interface WrittenPart {
  readonly text: string;
  readonly gaps: readonly string[];
}

const WHY = "why: TODO";

/** The rule that closes everything that was not seen. */
export function allowedPorts(group: PortGroup): WrittenPart {
  const text = policyItem(
    [],
    [
      ["type", "AUDIT_ALLOWED_OPEN_PORTS"],
      ["description", `"No other ${group.transport} port is open${reachWords(group)}"`],
      ["port_type", group.transport.toUpperCase()],
      ["ports", `"${group.ports.map(({ port }) => port).join(", ")}"`],
      ...reachFields(group),
    ],
  );
  return { text, gaps: [] };
}

/** The rule of one port: who holds it, and whether it has to be open. */
export function onePort(group: PortGroup, seen: SeenPort): WrittenPart {
  const accepted = acceptedProcesses(seen.sockets);
  const gaps =
    accepted.status === "known"
      ? []
      : [`${group.transport} ${seen.port}${reachWords(group)}: ${accepted.reason}`];
  const comments = [headline(group, seen, accepted), ...clientRemark(seen), WHY];
  const fields = fieldsOf(group, seen, accepted);
  return { text: fields === null ? comments.map(comment).join("\n") : policyItem(comments, fields), gaps };
}

function headline(group: PortGroup, { port, hosts }: SeenPort, accepted: AcceptedProcesses): string {
  const held = accepted.status === "known" ? `held by ${programWords(accepted.programs)}` : accepted.reason;
  const spread = group.hosts === 1 ? "" : `, on ${hosts} of ${group.hosts} hosts`;
  return `${group.transport} ${port}${reachWords(group)}${spread}, ${held}`;
}

function programWords(programs: readonly string[]): string {
  const shown = programs.slice(0, 3).map(commentText);
  return `${shown.join(", ")}${programs.length > shown.length ? ` and ${programs.length - shown.length} more` : ""}`;
}

function clientRemark({ sockets }: SeenPort): readonly string[] {
  const isClient = sockets.every(({ looksLikeClient }) => looksLikeClient !== undefined);
  return isClient ? ["This may be a client that waits for an answer: its port will be another one."] : [];
}

/** `null` where a port is only allowed and nothing is known of its owner: the list of allowed ports says all there is. */
function fieldsOf(group: PortGroup, seen: SeenPort, accepted: AcceptedProcesses): Fields | null {
  const isRequired = seen.hosts === group.hosts;
  if (accepted.status === "known") return processFields(group, seen, accepted);
  if (!isRequired) return null;
  return [
    ["type", "AUDIT_REQUIRED_OPEN_PORTS"],
    ["description", `"${capital(group)} port ${seen.port} is open${reachWords(group)}"`],
    ...portFields(group, seen),
  ];
}

function processFields(
  group: PortGroup,
  seen: SeenPort,
  { names, demands }: Extract<AcceptedProcesses, { readonly status: "known" }>,
): Fields {
  const isRequired = seen.hosts === group.hosts;
  const holder = `${capital(group)} port ${seen.port}${reachWords(group)}`;
  const description = isRequired
    ? `${holder} is open, and held by the program that was seen there`
    : `${holder}, if it is open, is held by the program that was seen there`;
  return [
    ["type", "AUDIT_PROCESS_ON_PORT"],
    ["description", `"${description}"`],
    ...portFields(group, seen),
    ["name", `"${names.join("|")}"`],
    ...(isRequired ? [] : ([["port_option", "CAN_BE_CLOSED"]] as const)),
    ...[...demands].map(([keyword, values]) => [keyword, quoted(values)] as const),
  ];
}

function portFields(group: PortGroup, { port }: SeenPort): Fields {
  return [["port_type", group.transport.toUpperCase()], ["ports", `"${port}"`], ...reachFields(group)];
}

function reachFields({ reach }: PortGroup): Fields {
  return reach === "loopback" ? [["scope", '"loopback"']] : [];
}

function reachWords({ reach }: PortGroup): string {
  return reach === "loopback" ? " on loopback" : "";
}

function capital({ transport }: PortGroup): string {
  return transport.toUpperCase();
}
