import type { IRecognitionException } from "chevrotain";
import type { Diagnostic } from "../src/model/diagnostic.ts";
import { dialectOf } from "./dialect.ts";
import type { Fault } from "./fault-list.ts";
import { diagnosticOf, FaultList } from "./fault-list.ts";
import { NameCache } from "./name-cache.ts";
import { TagNest } from "./nest-tags.ts";
import { PolicyParser } from "./parser.ts";
import { PolicyBuilder } from "./policy-builder.ts";
import { Scanner } from "./scanner.ts";
import type { PolicySyntax } from "./syntax.ts";
import type { Token } from "./token.ts";
import { diagnosticsOf } from "./whole-file-faults.ts";

/** The tree of a policy and everything that is wrong with its text, in source order. */
interface ParsedPolicy {
  readonly syntax: PolicySyntax;
  readonly diagnostics: Diagnostic[];
}

/** Setting it up takes longer than reading most policies. */
let parser: PolicyParser | null = null;

/** Parses the text of one policy. Never throws; takes time and memory in proportion to the text. */
export function parsePolicy(text: string): ParsedPolicy {
  const dialect = dialectOf(text);
  const faults = new FaultList();
  const nest = new TagNest(faults);
  const scanner = new Scanner(text, dialect);
  const builder = new PolicyBuilder(nest, { dialect, faults, names: new NameCache() });
  const first = parseBatches(scanner, builder, faults);
  if (scanner.fullAt !== null) return refuse(text, scanner.fullAt);
  const children = nest.finish();
  const { comments } = scanner;
  const { skipped, seen } = nest;
  return {
    syntax: { kind: "policy", dialect, children, comments, skipped, span: { start: 0, end: text.length } },
    diagnostics: diagnosticsOf({ faults, first, comments, seen }),
  };
}

/** Gives the first token of the text. Validation is for the tests: it tells nothing about a text. */
function parseBatches(scanner: Scanner, builder: PolicyBuilder, faults: FaultList): Token | null {
  parser ??= new PolicyParser({ skipValidations: true });
  let first: Token | null = null;
  for (let batch = scanner.batch(); batch.length > 0; batch = scanner.batch()) {
    first ??= batch[0] ?? null;
    parser.read(batch, builder);
    for (const failure of parser.errors) faults.add(failureOf(failure));
  }
  parser.forget();
  return first;
}

/** What nobody wrote by hand is not worth the memory that its tree would take. */
function refuse(text: string, start: number): ParsedPolicy {
  const span = { start: 0, end: text.length };
  const fault = {
    code: "AUD1008",
    span: { start, end: start },
    message:
      "The file is too dense to be a policy: it was read up to here, and the rest would fill the memory.",
    hint: "Split it into several files.",
  } as const;
  return {
    syntax: {
      kind: "policy",
      dialect: "escaped",
      children: [],
      comments: [],
      skipped: [{ kind: "skipped", span }],
      span,
    },
    diagnostics: [diagnosticOf(fault)],
  };
}

/** The grammar reads every text. Should it ever not, then text was skipped, and nothing may pass because of it. */
function failureOf({ token, message }: IRecognitionException): Fault {
  const start = Number.isFinite(token.startOffset) ? token.startOffset : 0;
  return { code: "AUD1091", span: { start, end: start }, message };
}
