import type { Diagnostic } from "../src/model/diagnostic.ts";
import type { Fault, FaultList } from "./fault-list.ts";
import { diagnosticOf } from "./fault-list.ts";
import type { CommentSyntax } from "./syntax.ts";
import type { Token } from "./token.ts";

/** What was found in one file. */
interface Found {
  readonly faults: FaultList;
  /** The first token, `null` where there is none. */
  readonly first: Token | null;
  readonly comments: readonly CommentSyntax[];
  readonly seen: { readonly tags: number; readonly checkTypes: number };
}

/** Where there is no policy at all, one fault says so, and what else was found is of no interest. */
export function diagnosticsOf({ faults, first, comments, seen }: Found): Diagnostic[] {
  if (first === null) return [diagnosticOf(emptyFault(comments))];
  if (seen.checkTypes > 0) return faults.diagnostics();
  if (seen.tags === 0) return [diagnosticOf(noPolicy(first.span))];
  return [
    diagnosticOf(missingBlock(first.span)),
    ...faults.diagnostics().filter(({ code }) => code !== "AUD1007"),
  ];
}

function emptyFault(comments: readonly CommentSyntax[]): Fault {
  const hint = 'A policy begins with <check_type:"Unix">.';
  const span = { start: 0, end: comments.at(-1)?.span.end ?? 0 };
  if (comments.length === 0) return { code: "AUD1003", span, message: "The file is empty.", hint };
  return { code: "AUD1004", span, message: "The file holds nothing but comments.", hint };
}

function noPolicy(span: Fault["span"]): Fault {
  return {
    code: "AUD1005",
    span,
    message: "The file has no <check_type> block and no other tag: it is not a policy.",
    hint: 'A policy begins with <check_type:"Unix">. Other programs use the suffix .audit, too.',
  };
}

function missingBlock(span: Fault["span"]): Fault {
  return {
    code: "AUD1005",
    span,
    message: "The file has no <check_type> block.",
    hint: 'Put everything between <check_type:"Unix"> and </check_type>.',
  };
}
