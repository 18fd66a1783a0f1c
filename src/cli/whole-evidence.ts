import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import { SOCKET_TABLES } from "../model/listening-socket.ts";
import { ALL_PORTS } from "../model/port-set.ts";
import { evidenceIn, fileOf, readText } from "./evidence-inputs.ts";
import type { EvidenceText } from "./evidence-inputs.ts";
import { UsageError } from "./usage-error.ts";

const EVERYTHING: readonly EvidenceRequest[] = [
  { kind: "host", depth: "full" },
  { kind: "rpc-services" },
  ...SOCKET_TABLES.map((table): EvidenceRequest => ({
    kind: "listening-sockets",
    table,
    owners: [{ ports: ALL_PORTS, depth: "every", details: ["md5", "sha256", "package"] }],
  })),
];

/** All that one file of evidence holds about listeners; a time that it does not tell is empty. */
export async function wholeEvidence(value: string): Promise<Evidence> {
  return await wholeEvidenceIn(readText(value));
}

/** The same of a text that was read before. */
export async function wholeEvidenceIn(text: EvidenceText): Promise<Evidence> {
  const host = await evidenceIn([text], "audit collect -o host.evidence.json");
  return {
    target: host.name,
    collectedAt: host.collectedAt ?? "",
    observations: host.answer(EVERYTHING),
  };
}

/** Refuses to read standard input for two hosts. */
export function refuseSharedInput(values: readonly string[]): void {
  if (values.filter((value) => fileOf(value).file === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
}
