import { createHash } from "node:crypto";
import { decodePolicyText, parsePolicy } from "../../grammar/index.ts";
import { checks } from "../checks/index.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Policy } from "../model/policy.ts";
import type { ReportedDiagnostic } from "../model/report.ts";
import { bindPolicy } from "../policy/audit/bind-policy.ts";
import { lineIndex } from "../support/line-index.ts";

/** A policy's bytes, under the name that diagnostics and findings show. */
export interface PolicyInput {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** How policies are read: `nessus` gives no meaning that Nessus does not document. */
export type Dialect = "dotaudit" | "nessus";

/** A policy and everything that was found to be wrong with its text. */
export interface LoadedPolicy {
  readonly file: string;
  /** The decoded text, for code frames. */
  readonly text: string;
  /** Usable only if no diagnostic is an `error`. */
  readonly policy: Policy;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Decodes, parses and binds one policy. Never throws: every fault is a diagnostic. */
export function loadPolicy({ file, bytes }: PolicyInput, dialect: Dialect): LoadedPolicy {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const decoded = decodePolicyText(bytes);
  if (decoded.status === "rejected")
    return {
      file,
      text: "",
      policy: { file, checkType: "", sha256, nodes: [] },
      diagnostics: [decoded.diagnostic],
    };
  const { text } = decoded;
  const parsed = parsePolicy(text);
  const source = { file, text, lines: lineIndex(text), declarations: checks, context: { dialect } };
  const bound = bindPolicy(parsed.syntax, source);
  const diagnostics = [...decoded.diagnostics, ...parsed.diagnostics, ...bound.diagnostics].sort(
    (a, b) => a.span.start - b.span.start,
  );
  return {
    file,
    text,
    policy: { file, checkType: bound.checkType, sha256, nodes: bound.nodes },
    diagnostics,
  };
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
