import type { Rule, UnsupportedNode } from "../../model/policy.ts";
import { checkedPairs } from "./rule-key.ts";

/** A port rule that names its ports as numbers and counts all listeners. */
export interface PlainPortRule {
  readonly rule: Rule | UnsupportedNode;
  readonly transport: string;
  readonly ports: readonly number[];
  readonly wants: "open" | "closed" | "no-others-open";
}

const WISHES: Readonly<Record<string, PlainPortRule["wants"]>> = {
  AUDIT_ALLOWED_OPEN_PORTS: "no-others-open",
  AUDIT_DENIED_OPEN_PORTS: "closed",
  AUDIT_REQUIRED_OPEN_PORTS: "open",
  AUDIT_PROCESS_ON_PORT: "open",
};

/** They do not change which listeners count, nor whether a port has to be open. */
const HARMLESS: readonly string[] = [
  "type",
  "system",
  "timeout",
  "port_type",
  "ports",
  "port_no",
  "name",
  "value_data",
  "value_type",
  "check_type",
  "owner",
  "md5",
  "sha256",
];

const TRANSPORTS: readonly string[] = ["TCP", "UDP", "UDPLITE"];

/** Reads a rule about ports; `null` where patterns, names or narrowing keywords leave room for doubt. */
export function plainPortRule(rule: Rule | UnsupportedNode): PlainPortRule | null {
  const wants = Object.hasOwn(WISHES, rule.type) ? WISHES[rule.type] : undefined;
  if (wants === undefined) return null;
  const pairs = checkedPairs(rule);
  if (pairs.some(([keyword]) => !HARMLESS.includes(keyword))) return null;
  const transport =
    pairs
      .find(([keyword]) => keyword === "port_type")?.[1]
      .trim()
      .toUpperCase() ?? "";
  const list = pairs.find(([keyword]) => keyword === "ports" || keyword === "port_no")?.[1] ?? "";
  const members = list.split(",").map((member) => member.trim());
  if (!TRANSPORTS.includes(transport) || !members.every((member) => /^[0-9]{1,5}$/.test(member))) return null;
  return { rule, transport, ports: members.map(Number), wants };
}
