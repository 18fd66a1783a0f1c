import { foundText } from "../../../../grammar/found-text.ts";
import type { Diagnostic } from "../../../model/diagnostic.ts";
import { originWords } from "./origin-words.ts";
import type { PolicyVariable } from "./policy-variable.ts";
import type { SourceMap } from "./source-map.ts";

const NAMED = 3;

/**
 * Leads faults of the text with values back to the policy as it was written. Where a value is part of what was found,
 * the message names its variable.
 */
export function nameVariables(
  diagnostics: readonly Diagnostic[],
  variables: readonly PolicyVariable[],
  map: SourceMap,
): readonly Diagnostic[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return diagnostics.map((diagnostic) => {
    const touched = map.touchedBy(diagnostic.span, NAMED).map(({ reference }) => reference.name);
    const words = [...new Set(touched)].map((name) => wordsOf(byName.get(name))).join("; ");
    const message = words === "" ? diagnostic.message : `${diagnostic.message} (${words})`;
    return { ...diagnostic, message, span: map.originalSpan(diagnostic.span) };
  });
}

function wordsOf(variable: PolicyVariable | undefined): string {
  if (variable?.value == null || variable.origin === null) return "";
  return `@${foundText(variable.name)}@ stands for "${foundText(variable.value)}", ${originWords(variable.origin)}`;
}
