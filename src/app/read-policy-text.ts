import { parsePolicy } from "../../grammar/index.ts";
import { parseMetadata, readMetadata } from "../../grammar/metadata/index.ts";
import { checks } from "../checks/index.ts";
import type { Policy } from "../model/policy.ts";
import { bindPolicy } from "../policy/audit/bind-policy.ts";
import { explainEndingValues } from "../policy/audit/variables/ending-values.ts";
import { nameVariables } from "../policy/audit/variables/name-variables.ts";
import type { Substitution } from "../policy/audit/variables/substitute-variables.ts";
import { substituteVariables } from "../policy/audit/variables/substitute-variables.ts";
import { withoutConsequences } from "../policy/audit/variables/without-consequences.ts";
import { valuesInUse } from "../policy/audit/variables/values-in-use.ts";
import { reviewPolicy } from "../policy/review/review-policy.ts";
import type { LineIndex } from "../support/line-index.ts";
import { lineIndex } from "../support/line-index.ts";
import type { LoadedPolicy, LoadOptions } from "./loaded-policy.ts";

/** One policy's text, and what it is called. */
interface PolicyText extends Pick<Policy, "file" | "sha256"> {
  readonly text: string;
}

type ReadPolicy = Pick<LoadedPolicy, "policy" | "metadata" | "variables" | "diagnostics">;

/** Parses a text, puts the values of its variables in, and binds it; every place is one in the text as written. */
export function readPolicyText({ file, sha256, text }: PolicyText, options: LoadOptions): ReadPolicy {
  const parsed = parsePolicy(text);
  const elements = parseMetadata(parsed.syntax.comments, text);
  const { metadata, diagnostics: remarks } = readMetadata(elements.elements, text);
  const sources = { declarations: metadata.variables, values: options.variables ?? [] };
  const substitution = substituteVariables(parsed.syntax, text, sources);
  const { variables, map } = substitution;
  const final = substitution.status === "replaced" ? parsePolicy(substitution.text) : parsed;
  const bound = bindPolicy(final.syntax, {
    file,
    text: substitution.text,
    lines: originalLines(text, substitution),
    originalSpan: (span) => map.originalSpan(span),
    declarations: checks,
    context: { dialect: options.dialect },
  });
  const syntaxFaults = nameVariables(final.diagnostics, variables, map);
  const faults = [
    ...elements.diagnostics,
    ...remarks,
    ...substitution.diagnostics,
    ...explainEndingValues(syntaxFaults, substitution.ending, text),
    ...withoutConsequences(nameVariables(bound.diagnostics, variables, map), substitution),
  ];
  const isFaulty = faults.some(({ severity }) => severity === "error");
  const { checkType, nodes } = bound;
  return {
    policy: { file, checkType, sha256, nodes, variables: valuesInUse(variables) },
    metadata,
    variables,
    diagnostics: isFaulty ? faults : [...faults, ...reviewPolicy(nodes)],
  };
}

/** Lines of the text as written, asked for by offsets into the text with values. */
function originalLines(text: string, { map }: Substitution): LineIndex {
  const lines = lineIndex(text);
  return {
    get lineCount() {
      return lines.lineCount;
    },
    positionAt: (offset) => lines.positionAt(map.originalOffset(offset)),
    rangeOf: (line) => lines.rangeOf(line),
  };
}
