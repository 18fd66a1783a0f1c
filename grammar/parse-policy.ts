import type { IToken, Lexer } from "chevrotain";
import type { Diagnostic } from "../src/model/diagnostic.ts";
import { buildTree } from "./build-tree.ts";
import type { PolicyCst } from "./cst.ts";
import { dialectOf } from "./dialect.ts";
import type { Fault } from "./fault-list.ts";
import { diagnosticOf, FaultList } from "./fault-list.ts";
import { createLexer } from "./lexer.ts";
import type { TagNest } from "./nest-tags.ts";
import { PolicyParser } from "./parser.ts";
import type { CommentSyntax, PolicySyntax } from "./syntax.ts";
import { offsetBeyondBound } from "./token-bound.ts";
import { spanOfToken } from "./token-span.ts";

/** The tree of a policy and everything that is wrong with its text, in source order. */
interface ParsedPolicy {
  readonly syntax: PolicySyntax;
  readonly diagnostics: Diagnostic[];
}

interface Tools {
  readonly lexer: Lexer;
  readonly parser: PolicyParser;
}

let tools: Tools | null = null;

/** Parses the text of one policy. Never throws; takes time and memory in proportion to the text. */
export function parsePolicy(text: string): ParsedPolicy {
  const bound = offsetBeyondBound(text);
  return bound === null ? parseText(text) : refuse(text, bound);
}

/** What nobody wrote by hand is not worth the memory that its tokens take. */
function refuse(text: string, offset: number): ParsedPolicy {
  const span = { start: offset, end: offset };
  const message = "The file is too dense to be a policy: it has more than ten million tokens up to here.";
  const syntax: PolicySyntax = {
    kind: "policy",
    dialect: "escaped",
    children: [],
    comments: [],
    span: { start: 0, end: text.length },
  };
  return { syntax, diagnostics: [diagnosticOf({ code: "AUD1008", span, message })] };
}

function parseText(text: string): ParsedPolicy {
  const { lexer, parser } = (tools ??= createTools());
  const faults = new FaultList();
  const lexed = lexer.tokenize(text);
  parser.input = lexed.tokens;
  const cst = parser.policy() as PolicyCst;
  for (const fault of failuresOf(parser, lexed.errors)) faults.add(fault);
  parser.reset();
  const dialect = dialectOf(text);
  const nest = buildTree(cst, { source: text, dialect, faults });
  const syntax: PolicySyntax = {
    kind: "policy",
    dialect,
    children: nest.finish(),
    comments: (lexed.groups.comments ?? []).map(commentOf),
    span: { start: 0, end: text.length },
  };
  return { syntax, diagnostics: diagnosticsOf(lexed.tokens[0], nest, { syntax, faults }) };
}

/** Validation is for the tests: it costs start-up time and tells nothing about a text. */
function createTools(): Tools {
  return {
    lexer: createLexer({ skipValidations: true }),
    parser: new PolicyParser({ skipValidations: true }),
  };
}

/** The grammar reads every text. Should it ever not, then text was skipped, and nothing may pass because of it. */
function failuresOf(parser: PolicyParser, lexing: readonly { offset: number; message: string }[]): Fault[] {
  const parsing = parser.errors.map(({ token, message }) => ({ offset: token.startOffset, message }));
  return [...lexing, ...parsing].map(({ offset, message }) => {
    const start = Number.isFinite(offset) ? offset : 0;
    return { code: "AUD1091", span: { start, end: start }, message };
  });
}

function commentOf(token: IToken): CommentSyntax {
  return { kind: "comment", span: spanOfToken(token) };
}

/** Where there is no policy at all, one fault says so, and what else was found is of no interest. */
function diagnosticsOf(
  first: IToken | undefined,
  { seen }: TagNest,
  { syntax, faults }: { readonly syntax: PolicySyntax; readonly faults: FaultList },
): Diagnostic[] {
  if (first === undefined) return [diagnosticOf(emptyFault(syntax))];
  if (seen.checkTypes > 0) return faults.diagnostics();
  const missing = diagnosticOf(missingBlock(spanOfToken(first)));
  if (seen.tags === 0) return [missing];
  return [missing, ...faults.diagnostics().filter(({ code }) => code !== "AUD1007")];
}

function emptyFault({ comments, span }: PolicySyntax): Fault {
  const hint = 'A policy begins with <check_type:"Unix">.';
  if (comments.length === 0) return { code: "AUD1003", span, message: "The file is empty.", hint };
  return { code: "AUD1004", span, message: "The file holds nothing but comments.", hint };
}

function missingBlock(span: Fault["span"]): Fault {
  return {
    code: "AUD1005",
    span,
    message: "The file has no <check_type> block.",
    hint: 'Put everything between <check_type:"Unix"> and </check_type>.',
  };
}
