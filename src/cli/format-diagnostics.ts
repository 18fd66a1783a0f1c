import type { LoadedPolicy } from "../app/load-policy.ts";
import { codeFrame } from "../support/code-frame.ts";
import { lineIndex } from "../support/line-index.ts";
import { printable } from "../support/printable.ts";

/** Every diagnostic with its place, a code frame and a hint, ready for a terminal. */
export function formatDiagnostics({
  file,
  text,
  diagnostics,
}: Pick<LoadedPolicy, "file" | "text" | "diagnostics">): string {
  const lines = lineIndex(text);
  const blocks = diagnostics.map(({ code, severity, message, span, hint }) => {
    const { line, column } = lines.positionAt(span.start);
    const frame = text === "" ? "" : `${codeFrame(text, span, { index: lines })}\n`;
    const advice = hint === undefined ? "" : `  hint: ${printable(hint)}\n`;
    return `${printable(file)}:${line}:${column}: ${severity} ${code}: ${printable(message)}\n${frame}${advice}`;
  });
  return blocks.map((block) => `${block}\n`).join("");
}

/** `2 errors, 1 warning`, `no faults`. */
export function countDiagnostics(policies: readonly LoadedPolicy[]): string {
  const all = policies.flatMap(({ diagnostics }) => diagnostics);
  const parts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = all.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "no faults" : parts.join(", ");
}
