import { createHash } from "node:crypto";
import { decodePolicyText } from "../../grammar/index.ts";
import { NO_METADATA } from "../../grammar/metadata/index.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Policy } from "../model/policy.ts";
import type { ReportedDiagnostic } from "../model/report.ts";
import type { SamhainReading } from "../policy/samhain/samhain-settings.ts";
import { reportUnknownValues } from "../policy/audit/variables/unknown-values.ts";
import { lineIndex } from "../support/line-index.ts";
import { chooseFrontEnd } from "./choose-front-end.ts";
import type { LoadedPolicy, LoadOptions, PolicyInput } from "./loaded-policy.ts";
import { loadPortspec } from "./portspec/load-portspec.ts";
import { readPolicyText } from "./read-policy-text.ts";
import { loadSamhainrc } from "./samhain/load-samhainrc.ts";

export type * from "./loaded-policy.ts";

/** Decodes, parses and binds one policy. Never throws: every fault is a diagnostic. */
export function loadPolicy(input: PolicyInput, options: LoadOptions): LoadedPolicy {
  const loaded = loadAlone(input, options);
  return withUnknownValues(loaded, [loaded], options);
}

/** The same for policies that share their values: one that any of them knows is no fault in the others. */
export function loadPolicies(inputs: readonly PolicyInput[], options: LoadOptions): readonly LoadedPolicy[] {
  const loaded = inputs.map((input) => loadAlone(input, options));
  return loaded.map((policy, index) => (index === 0 ? withUnknownValues(policy, loaded, options) : policy));
}

function loadAlone({ file, bytes }: PolicyInput, options: LoadOptions): LoadedPolicy {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const decoded = decodePolicyText(bytes);
  if (decoded.status === "rejected") return emptyPolicy({ file, sha256 }, decoded.diagnostic);
  const { text } = decoded;
  const frontEnd = chooseFrontEnd(text, file);
  if (frontEnd === "portspec") return loadPortspec({ file, bytes, sha256 }, options.reading ?? "fixed");
  if (frontEnd === "samhain") {
    const loaded = loadSamhainrc({ file, text, sha256 }, samhainReading(options));
    return { ...loaded, diagnostics: inOrder([...decoded.diagnostics, ...loaded.diagnostics]) };
  }
  const { policy, diagnostics, ...rest } = readPolicyText({ file, text, sha256 }, options);
  return { file, text, policy, ...rest, diagnostics: inOrder([...decoded.diagnostics, ...diagnostics]) };
}

function samhainReading({ reading, samhain = "4.1" }: LoadOptions): SamhainReading {
  return reading === "faithful" ? samhain : "fixed";
}

/** What stands for a file that no policy could be read from. */
export function emptyPolicy(
  { file, sha256 }: Pick<Policy, "file" | "sha256">,
  diagnostic: Diagnostic,
): LoadedPolicy {
  const policy = { file, checkType: "", sha256, nodes: [], variables: [] };
  return { file, text: "", policy, metadata: NO_METADATA, variables: [], diagnostics: [diagnostic] };
}

function withUnknownValues(
  policy: LoadedPolicy,
  all: readonly LoadedPolicy[],
  { variables = [], unknownValues = "reported" }: LoadOptions,
): LoadedPolicy {
  if (unknownValues === "left-to-the-caller") return policy;
  const known = new Set(all.flatMap((one) => one.variables.map(({ name }) => name)));
  const unknown = reportUnknownValues(variables, known);
  return unknown.length === 0 ? policy : { ...policy, diagnostics: [...unknown, ...policy.diagnostics] };
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.span.start - b.span.start);
}

/** Diagnostics with their places resolved to line and column. */
export function reportedDiagnostics({
  file,
  text,
  diagnostics,
}: LoadedPolicy): readonly ReportedDiagnostic[] {
  const lines = lineIndex(text);
  return diagnostics.map(({ span, ...rest }) => ({
    ...rest,
    location: { file, ...lines.positionAt(span.start) },
  }));
}

/** Whether a policy must not be judged as it stands. */
export function hasErrors({ diagnostics }: LoadedPolicy): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
