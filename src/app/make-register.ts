import { checks } from "../checks/index.ts";
import type { JudgeSettings } from "../checks/define-check.ts";
import { tablesOfTransports } from "../checks/port-rule/tables.ts";
import { foundListener } from "../checks/port-rule/words.ts";
import { observationOf } from "../model/evidence.ts";
import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { ListeningSocket } from "../model/listening-socket.ts";
import type { Policy } from "../model/policy.ts";
import type { PortRegister, RegisteredPort, RegisterRow } from "../model/port-register.ts";
import { ALL_PORTS } from "../model/port-set.ts";
import { walkPolicy } from "../model/walk-policy.ts";
import { mergeRows } from "./merge-register-rows.ts";
import { surveyTarget } from "./survey-target.ts";
import type { EvidenceSource } from "./evidence-source.ts";
import { VERSION } from "./version.ts";

const TABLES = tablesOfTransports(["tcp", "udp", "udplite"]);

/** Everything that a register needs: all listeners with their owners, the names of ports, the host. */
const BESIDE: readonly EvidenceRequest[] = [
  { kind: "host", depth: "brief" },
  { kind: "service-names" },
  ...TABLES.map((table): EvidenceRequest => ({
    kind: "listening-sockets",
    table,
    owners: [{ ports: ALL_PORTS, depth: "every", details: [] }],
  })),
];

/** The ports that policies take to be in use, and those that are open without one: with justification and state. */
export async function makeRegister(
  policies: readonly Policy[],
  source: EvidenceSource,
  settings: JudgeSettings,
): Promise<PortRegister> {
  const { evidence } = await surveyTarget(source, { policies, settings, beside: BESIDE });
  const listed = policies.flatMap((policy) => rowsOf(policy, evidence, settings));
  const known = new Set(listed.flatMap(({ listeners }) => listeners));
  const surplus = TABLES.flatMap((table) => socketsOf(evidence, table))
    .filter((listener) => !known.has(listener))
    .filter(({ scope }) => scope !== "loopback" || settings.loopback === "counted")
    .map((listener) => unlistedRow(listener));
  const host = observationOf(evidence, "host");
  return {
    schemaVersion: "1.0",
    tool: { name: "dotaudit", version: VERSION },
    target: evidence.target,
    host: host.status === "observed" ? host.facts : null,
    seenAt: evidence.collectedAt,
    policies: policies.map(({ file, sha256 }) => ({ file, sha256 })),
    rows: mergeRows([...listed, ...surplus]).map((row) => dated(named(row, evidence), evidence.collectedAt)),
    unseen: unseenIn(evidence),
  };
}

function rowsOf(policy: Policy, evidence: Evidence, settings: JudgeSettings): readonly RegisterRow[] {
  return [...walkPolicy(policy.nodes)].flatMap(({ node }) => {
    if (node.kind !== "rule") return [];
    const check = checks.find(({ type }) => type === node.type);
    const { id, location, text } = node;
    const rule = { id, title: text.description, location };
    const ports = check?.registers?.(node.fields, evidence, settings) ?? [];
    return ports.map((port) => ({ ...rowOf(port), reference: text.reference, rules: [rule] }));
  });
}

function rowOf(port: RegisteredPort): RegisterRow {
  return { ...port, service: null, review: "none", reference: [], rules: [] };
}

function unlistedRow(listener: ListeningSocket): RegisterRow {
  const notes = { justification: null, ownerContact: null, reviewDate: null };
  const place = { portType: listener.transport.toUpperCase(), port: String(listener.port) };
  const row = rowOf({ ...place, ...notes, status: "open", listeners: [listener], detail: null });
  return { ...row, status: "not-listed" };
}

function socketsOf(evidence: Evidence, table: (typeof TABLES)[number]): readonly ListeningSocket[] {
  const seen = observationOf(evidence, `listening-sockets:${table}`);
  return seen.status === "observed" ? seen.facts.sockets : [];
}

/** With the name of the service, where something listens. */
function named(row: RegisterRow, evidence: Evidence): RegisterRow {
  const [listener] = row.listeners;
  if (listener === undefined) return row;
  return { ...row, service: foundListener(listener, "", evidence).service ?? null };
}

function dated(row: RegisterRow, seenAt: string): RegisterRow {
  if (row.reviewDate === null) return row;
  if (seenAt === "") return { ...row, review: "unknown" };
  return { ...row, review: row.reviewDate < seenAt.slice(0, "YYYY-MM-DD".length) ? "due" : "current" };
}

function unseenIn(evidence: Evidence): readonly string[] {
  return TABLES.flatMap((table) => {
    const seen = observationOf(evidence, `listening-sockets:${table}`);
    if (seen.status === "unavailable") return [`The ${table} sockets were not seen: ${seen.detail}`];
    return seen.facts.predicted === undefined ? [] : [`The ${table} sockets were predicted, not seen.`];
  });
}
