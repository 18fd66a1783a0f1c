import {
  decodePolicyText,
  encodePolicyText,
  formatPolicy,
  hasSameSyntax,
  parsePolicy,
} from "../../grammar/index.ts";
import type { Diagnostic } from "../model/diagnostic.ts";

/** What the canonical layout makes of a policy's bytes. */
export type FormatOutcome =
  | { readonly status: "formatted"; readonly text: string; readonly bytes: Uint8Array }
  | { readonly status: "unchanged"; readonly text: string; readonly bytes: Uint8Array }
  /** The text has syntax errors; all its diagnostics, in the order of the text. */
  | { readonly status: "faulty"; readonly text: string; readonly diagnostics: readonly Diagnostic[] }
  /** Nothing is wrong with the text, but it cannot be laid out safely; the reason continues "it was left alone: …". */
  | { readonly status: "refused"; readonly reason: string };

const REASONS = {
  "stray-text": "it holds text that belongs to no keyword and no tag",
  "too-large": "the result would be larger than any policy that is read",
  meaning: "the result would not be read as the same policy; first correct what `audit lint` warns of",
  encoding: "the result would not be read in the same encoding; save it as UTF-8 first",
} as const;

/**
 * Lays a policy out in its own encoding. Never throws. The result is parsed again and given only if its syntax tree
 * is that of the original, so that no layout can change what a policy means.
 */
export function formatPolicyBytes(bytes: Uint8Array): FormatOutcome {
  const decoded = decodePolicyText(bytes);
  if (decoded.status === "rejected") return { status: "faulty", text: "", diagnostics: [decoded.diagnostic] };
  const { text } = decoded;
  const { syntax, diagnostics } = parsePolicy(text);
  if (diagnostics.some(isError))
    return { status: "faulty", text, diagnostics: [...decoded.diagnostics, ...diagnostics] };
  const formatted = formatPolicy(syntax, text);
  if (formatted.status === "refused") return { status: "refused", reason: REASONS[formatted.reason] };
  if (formatted.text === text) return { status: "unchanged", text, bytes };
  const again = parsePolicy(formatted.text);
  const isSame = hasSameSyntax({ syntax, text }, { syntax: again.syntax, text: formatted.text });
  if (!isSame || again.diagnostics.some(isError)) return { status: "refused", reason: REASONS.meaning };
  const encoded = encodePolicyText(formatted.text, bytes);
  if (encoded === null) return { status: "refused", reason: REASONS.encoding };
  return { status: "formatted", text: formatted.text, bytes: encoded };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
