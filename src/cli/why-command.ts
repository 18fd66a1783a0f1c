import { explainPort } from "../app/explain-port.ts";
import type { PortQuestion } from "../app/explain-port.ts";
import type { EvidenceSource } from "../app/evidence-source.ts";
import type { PortExplanation } from "../model/port-explanation.ts";
import type { Transport } from "../model/listening-socket.ts";
import { renderPort } from "../reporters/terminal/render-port.ts";
import { localTarget } from "../targets/local/local-target.ts";
import { collectAdvice } from "./collect-advice.ts";
import type { EvidenceOption } from "./evidence-option.ts";
import { EXIT } from "./exit-codes.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { withProgress } from "./with-progress.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit why`. */
export interface WhyOptions extends StyleChoice, PolicyOptions, EvidenceOption {}

/** What `audit why` was asked. */
export interface WhyQuestion {
  readonly port: string;
  readonly names: readonly string[];
}

/** `audit why PORT[/PROTO] [POLICY…]`. Exit 0: seen; 1: nothing listens; 2: something was not seen. */
export async function whyCommand({ port, names }: WhyQuestion, options: WhyOptions): Promise<number> {
  const question = parseQuestion(port);
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    return EXIT.badText;
  }
  const bound = policies.map(({ policy }) => policy);
  const source = await sourceOf(options);
  const explanation = await withProgress(() => explainPort(question, bound, source));
  await writeStdout(await renderPort(explanation, styleFor(process.stdout, { ...options, verbose: true })));
  return exitCodeOfWhy(explanation);
}

async function sourceOf({ evidence }: EvidenceOption): Promise<EvidenceSource> {
  if (evidence.length === 0) return localTarget();
  const { readEvidence } = await import("./evidence-inputs.ts");
  return await readEvidence(evidence, collectAdvice({ names: [] }));
}

function exitCodeOfWhy({ listeners, unseen }: PortExplanation): number {
  const isUnclear = listeners.some(({ listener }) => listener?.owners.status === "partial");
  if (unseen.length > 0 || isUnclear) return EXIT.incomplete;
  return listeners.length > 0 ? 0 : 1;
}

const TRANSPORTS: readonly Transport[] = ["tcp", "udp", "udplite"];

function parseQuestion(text: string): PortQuestion {
  const [, digits = "", word] = /^:?(\d{1,5})(?:\/([a-z]+))?$/i.exec(text) ?? [];
  const transport = TRANSPORTS.find((candidate) => candidate === word?.toLowerCase());
  const port = Number(digits);
  if (digits === "" || port > 65535 || (word !== undefined && transport === undefined))
    throw new UsageError(`"${text}" is not a port: write 22, 53/udp or 8443/tcp.`);
  return { port, transports: transport === undefined ? TRANSPORTS : [transport] };
}
